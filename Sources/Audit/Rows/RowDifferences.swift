import Contracts
import FeatureStore
import Online
import Parity

/// Finds the rows that make two sets of seen rows different.
struct RowDifferences {
    let project: Project
    /// The state that the answer was computed from.
    let snapshot: StoreSnapshot
    let asOf: Timestamp

    /// - Parameters:
    ///   - served: What the view saw, from the store as it stood.
    ///   - warehouse: What it sees over the warehouse's rows.
    ///   - then: The store's rows as it stood, those included that the view was not shown.
    ///   - now: The store's rows as they are now.
    func differences(
        served: SeenRows, warehouse: SeenRows, then: QuestionRows, now: QuestionRows
    ) -> [RowDifference] {
        zip(served.tables, warehouse.tables).flatMap { served, warehouse -> [RowDifference] in
            guard let source = project.source(served.source) else { return [] }
            return differences(
                source, served.rows, warehouse.rows,
                then: StoredRows(source, then.tables[source.name], asOf: asOf),
                behind: StoredRows(source, now.tables[source.name], asOf: asOf, behind: snapshot))
        }
    }

    private func differences(
        _ source: Source, _ served: ColumnBatch, _ warehouse: ColumnBatch, then: StoredRows, behind: StoredRows
    ) -> [RowDifference] {
        let names = source.columns.map(\.name)
        var rest: [EntityKey: Int] = [:]
        for row in 0..<served.rowCount { rest[EntityKey.content(ofRow: row, of: served.columns), default: 0] += 1 }
        var unmatched: [Int] = []
        for row in 0..<warehouse.rowCount {
            let content = EntityKey.content(ofRow: row, of: warehouse.columns)
            if let count = rest[content], count > 0 { rest[content] = count - 1 } else { unmatched.append(row) }
        }
        var extra = (0..<served.rowCount).filter { row in
            let content = EntityKey.content(ofRow: row, of: served.columns)
            guard let count = rest[content], count > 0 else { return false }
            rest[content] = count - 1
            return true
        }
        func difference(
            _ kind: RowDifference.Kind, served: [CellValue]? = nil, warehouse: [CellValue]? = nil,
            ingestedAt: Timestamp? = nil
        ) -> RowDifference {
            RowDifference(
                source: source.name, columns: names, kind: kind, served: served, warehouse: warehouse,
                ingestedAt: ingestedAt)
        }
        var behind = behind
        var found: [RowDifference] = []
        for row in unmatched {
            let values = warehouse.columns.map { CellValue($0, row: row) }
            let id = source.id(ofRow: row, of: warehouse)
            let own = id.flatMap { then.newest(of: $0) }
            if let id, let twin = extra.firstIndex(where: { source.id(ofRow: $0, of: served) == id }) {
                let cells = served.columns.map { CellValue($0, row: extra[twin]) }
                extra.remove(at: twin)
                found.append(difference(.different, served: cells, warehouse: values, ingestedAt: own?.ingestedAt))
            } else if let own {
                // The store had it, and did not show it: another event time, another arrival, another version.
                found.append(
                    difference(.different, served: own.values, warehouse: values, ingestedAt: own.ingestedAt))
            } else {
                let came: Timestamp?
                if let id {
                    came = behind.newest(of: id)?.ingestedAt
                } else {
                    came = behind.take(EntityKey.content(ofRow: row, of: warehouse.columns))
                }
                found.append(difference(came == nil ? .missing : .late, warehouse: values, ingestedAt: came))
            }
        }
        return found + extra.map { row in difference(.extra, served: served.columns.map { CellValue($0, row: row) }) }
    }
}

/// Rows of one source in the store, as they can be told apart: by id, or else by what could be seen of them.
private struct StoredRows {
    private let source: Source
    private let table: QuestionRows.Table
    private let asOf: Timestamp
    private var byID: [EntityKey: Int] = [:]
    private var byContent: [EntityKey: [Int]] = [:]

    /// - Parameter snapshot: Only what came behind this state; nil: everything.
    init(_ source: Source, _ table: QuestionRows.Table?, asOf: Timestamp, behind snapshot: StoreSnapshot? = nil) {
        self.source = source
        self.table = table ?? QuestionRows.Table(rows: QuestionRows.none(source))
        self.asOf = asOf
        for row in 0..<self.table.rows.rowCount {
            guard self.table.sequence.indices.contains(row), self.table.ingestedAt.indices.contains(row) else { break }
            if let snapshot, self.table.sequence[row] <= snapshot.sequence { continue }
            if let id = source.id(ofRow: row, of: self.table.rows) {
                let known = byID[id]
                if known.map({ self.table.sequence[$0] <= self.table.sequence[row] }) ?? true { byID[id] = row }
            } else {
                let shown = source.shown(row, of: self.table.rows, asOf: asOf)
                byContent[EntityKey.content(ofRow: 0, of: shown), default: []].append(row)
            }
        }
    }

    /// The row of an id that came last, as it could be seen.
    func newest(of id: EntityKey) -> (values: [CellValue], ingestedAt: Timestamp)? {
        byID[id].map { row in
            (source.shown(row, of: table.rows, asOf: asOf).map { CellValue($0, row: 0) }, table.ingestedAt[row])
        }
    }

    /// When a row without an id came that looks so; of several equal ones each is given once.
    mutating func take(_ content: EntityKey) -> Timestamp? {
        byContent[content]?.popLast().map { table.ingestedAt[$0] }
    }
}
