import Contracts
public import FeatureStore
import Online
public import Parity

/// A row that serving and the warehouse do not have alike.
public struct RowDifference: Sendable {
    /// The source.
    public let source: String
    /// The source's columns, in declared order.
    public let columns: [String]
    /// In which way.
    public let kind: Kind
    /// What serving saw of it, or nil; a column that was not yet known is NULL.
    public let served: [CellValue]?
    /// What the warehouse shows of it as of the same instant, or nil.
    public let warehouse: [CellValue]?
    /// When the store took the warehouse's row, or nil where it never did.
    public let ingestedAt: Timestamp?

    /// In which way a row differs.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The store took it after the answer was served.
        case late
        /// The store never took it.
        case missing
        /// Both have the row, with different contents.
        case different
        /// The warehouse does not have it.
        case extra
    }
}

/// Finds the rows that make two sets of seen rows different.
struct RowDifferences {
    let project: Project

    /// - Parameters:
    ///   - served: What the view saw, from the store as it stood.
    ///   - warehouse: What it sees over the warehouse's rows.
    ///   - now: The store's rows as they are now, with the times at which they came.
    func differences(served: SeenRows, warehouse: SeenRows, now: QuestionRows) -> [RowDifference] {
        zip(served.tables, warehouse.tables).flatMap { served, warehouse -> [RowDifference] in
            guard let source = project.source(served.source) else { return [] }
            return differences(source, served.rows, warehouse.rows, now.tables[source.name])
        }
    }

    private func differences(
        _ source: Source, _ served: ColumnBatch, _ warehouse: ColumnBatch, _ now: QuestionRows.Table?
    ) -> [RowDifference] {
        let names = source.columns.map(\.name)
        let ids = source.unique.compactMap { name in names.firstIndex(of: name) }
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
        func id(_ row: Int, _ batch: ColumnBatch) -> EntityKey? {
            ids.isEmpty ? nil : EntityKey.content(ofRow: row, of: ids.map { batch.columns[$0] })
        }
        func values(_ row: Int, _ batch: ColumnBatch) -> [CellValue] {
            batch.columns.map { CellValue($0, row: row) }
        }
        var found: [RowDifference] = []
        for row in unmatched {
            let key = id(row, warehouse)
            let twin = extra.firstIndex { key != nil && id($0, served) == key }
            let came = now.flatMap { arrival(of: row, warehouse, key, ids, in: $0) }
            found.append(
                RowDifference(
                    source: source.name, columns: names,
                    kind: twin != nil ? .different : came != nil ? .late : .missing,
                    served: twin.map { values(extra[$0], served) }, warehouse: values(row, warehouse), ingestedAt: came)
            )
            if let twin { extra.remove(at: twin) }
        }
        for row in extra {
            found.append(
                RowDifference(
                    source: source.name, columns: names, kind: .extra, served: values(row, served), warehouse: nil,
                    ingestedAt: nil))
        }
        return found
    }

    /// When the store took a row of the warehouse's, or nil where it has none such.
    private func arrival(
        of row: Int, _ batch: ColumnBatch, _ key: EntityKey?, _ ids: [Int], in now: QuestionRows.Table
    ) -> Timestamp? {
        let content = EntityKey.content(ofRow: row, of: batch.columns)
        let match = (0..<now.rows.rowCount).last { other in
            if let key { return EntityKey.content(ofRow: other, of: ids.map { now.rows.columns[$0] }) == key }
            return EntityKey.content(ofRow: other, of: now.rows.columns) == content
        }
        return match.flatMap { now.ingestedAt.indices.contains($0) ? now.ingestedAt[$0] : nil }
    }
}
