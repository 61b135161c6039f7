internal import Contracts

/// Columns that hold the same keys: those of the questions and of the sources that the contract links.
///
/// A key is renamed in all of them at once, since a row whose key nobody asks for says something else.
struct KeyColumns: Sendable {
    /// One column of the questions or of a source.
    struct Member: Hashable, Sendable {
        /// The source's position, or ``CellPlace/question``.
        let table: Int
        let column: Int
    }

    /// Sets of columns that hold the same keys, in the order in which the contract names them.
    private(set) var classes: [[Member]] = []

    init(_ shape: ScenarioShape) {
        for position in 0..<shape.asOf { classes.append([Member(table: CellPlace.question, column: position)]) }
        for (position, source) in shape.sources.enumerated() {
            guard let read = shape.view.read(source.name) else { continue }
            for link in shape.project.links(of: read, for: shape.view.entity) {
                guard let column = source.columns.firstIndex(where: { $0.name == link.column }) else { continue }
                let other: Member? =
                    switch link.origin {
                    case .entityKey(let name), .request(let name):
                        shape.spine.firstIndex { $0.name == name }.map { Member(table: CellPlace.question, column: $0) }
                    case .source(let name, let column):
                        shape.sources.firstIndex { $0.name == name }.flatMap { table in
                            shape.sources[table].columns.firstIndex { $0.name == column }.map {
                                Member(table: table, column: $0)
                            }
                        }
                    }
                join(Member(table: position, column: column), other)
            }
        }
    }

    private mutating func join(_ one: Member, _ other: Member?) {
        guard let other else { return }
        let touched = classes.indices.filter { classes[$0].contains(one) || classes[$0].contains(other) }
        var merged = touched.flatMap { classes[$0] }
        for member in [other, one] where !merged.contains(member) { merged.append(member) }
        guard let first = touched.first else {
            classes.append(merged)
            return
        }
        classes[first] = merged
        for index in touched.dropFirst().reversed() { classes.remove(at: index) }
    }

    /// The set that a cell's column belongs to, or nil.
    func index(of place: CellPlace) -> Int? {
        classes.firstIndex { $0.contains(Member(table: place.table, column: place.column)) }
    }

    /// The cells of a scenario that hold keys of one set, those of the questions first.
    func places(_ index: Int, in scenario: Scenario) -> [CellPlace] {
        classes[index].flatMap { member in
            let count =
                member.table == CellPlace.question ? scenario.questions.count : scenario.tables[member.table].rows.count
            return (0..<count).map { CellPlace(table: member.table, row: $0, column: member.column) }
        }
    }
}
