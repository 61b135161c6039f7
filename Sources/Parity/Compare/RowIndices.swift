internal import Contracts

/// The row indices of one batch for one view, built when first asked for and kept for the next question.
final class RowIndices {
    let view: ViewContract
    private let project: Project
    private lazy var batch = makeBatch()
    private let makeBatch: () -> CaseBatch
    private var indices: [Key: VisibleRows?] = [:]

    private struct Key: Hashable {
        let member: Int
        let source: String
    }

    /// - Parameter batch: taken when an index is first wanted, which mostly none is.
    init(view: ViewContract, project: Project, batch: @autoclosure @escaping () -> CaseBatch) {
        self.view = view
        self.project = project
        makeBatch = batch
    }

    /// How the rows of a read source are found.
    func links(_ source: String) -> [RowLink] {
        view.reads.first { $0.source == source }.map { project.links(of: $0, for: view.entity) } ?? []
    }

    /// The index of a source in the case at position `member`; nil when it has no rows there or is not read.
    func index(_ source: String, _ member: Int) -> VisibleRows? {
        let key = Key(member: member, source: source)
        if let known = indices[key] { return known }
        var index: VisibleRows?
        if let read = view.reads.first(where: { $0.source == source }),
            batch.cases.indices.contains(member), let table = batch.cases[member].table(of: source)
        {
            index = VisibleRows(table, read: read, links: links(source))
        }
        indices[key] = .some(index)
        return index
    }

    /// The type of a source's column.
    func type(_ source: String, _ column: String) -> ColumnContract? { project.source(source)?.column(column) }
}
