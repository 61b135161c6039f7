public import Contracts
internal import FeatureStore
public import SQLFrontend

/// Which columns of a project are hashed so that a sample tells nobody's name and its rows still meet.
public struct HashedColumns: Sendable {
    /// By source: the columns.
    let bySource: [String: Set<String>]
    /// The names of key and request columns of spines.
    let inSpines: Set<String>
    /// Columns that ought to be hashed and cannot be, as sentences.
    public let notes: [String]

    /// Finds the columns.
    ///
    /// - Parameters:
    ///   - keys: key columns of all entities wherever they stand, and whatever they are linked to by `by:`.
    ///   - text: all columns of text and of lists of it, keys among them.
    public init(_ project: Project, keys: Bool, text: Bool) {
        var names = Set(keys ? project.entities.flatMap(\.keys).map(\.name) : [])
        var bySource: [String: Set<String>] = [:]
        // A link joins two columns of different names: once one side is hashed, the other must be.
        var changed = true
        while changed {
            changed = false
            for source in project.sources {
                let wanted = source.columns.filter { names.contains($0.name) || (text && ValueHasher.isText($0.type)) }
                    .map(\.name)
                for name in wanted where bySource[source.name, default: []].insert(name).inserted { changed = true }
            }
            for view in project.views {
                for link in view.reads.flatMap({ read in read.by.map { (read.source, $0) } }) {
                    let (source, pair) = link
                    let isHere = bySource[source]?.contains(pair.column) ?? false
                    let isThere =
                        pair.fromSource.map { bySource[$0]?.contains(pair.fromColumn) ?? false }
                        ?? names.contains(pair.fromColumn)
                    guard isHere != isThere else { continue }
                    changed = true
                    bySource[source, default: []].insert(pair.column)
                    if let other = pair.fromSource {
                        bySource[other, default: []].insert(pair.fromColumn)
                    } else {
                        names.insert(pair.fromColumn)
                    }
                }
            }
        }
        var spines = names
        if text {
            let columns = project.entities.flatMap(\.keys) + project.views.flatMap(\.request)
            spines.formUnion(columns.filter { ValueHasher.isText($0.type) }.map(\.name))
        }
        self.bySource = bySource
        inSpines = spines
        var notes: [String] = []
        for source in project.sources {
            for column in source.columns where bySource[source.name]?.contains(column.name) ?? false {
                guard !ValueHasher.hashes(column) else { continue }
                notes.append(
                    "\(source.name).\(column.name) is \(column.type) and stays as it is: only text, lists of it and int are hashed"
                )
            }
        }
        self.notes = notes
    }

    /// The texts in a view's SQL that a hashed column is compared with, and that therefore match nothing in the sample.
    public func staleLiterals(_ query: BoundQuery) -> [String] {
        let names = bySource.values.reduce(into: inSpines) { $0.formUnion($1) }
        var found: [(offset: Int, text: String)] = []
        query.statement.walkDeep { expression in
            switch expression.kind {
            case .operator, .isDistinct, .inList, .nullIf, .quantifiedArray: break
            default: return
            }
            guard
                expression.contains({
                    if case .column(_, _, let name) = $0.kind { names.contains(name) } else { false }
                })
            else { return }
            expression.walk {
                if case .constant(.text(let text)) = $0.kind { found.append(($0.offset, text)) }
            }
        }
        var seen: Set<Int> = []
        return found.sorted { $0.offset < $1.offset }.filter { seen.insert($0.offset).inserted }.map { offset, text in
            "\(query.location(ofOffset: offset)): warning: the literal '\(text)' is compared with a hashed column and matches "
                + "nothing in the sample"
        }
    }
}
