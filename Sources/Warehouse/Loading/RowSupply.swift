public import Contracts
public import FeatureStore

/// The rows of cases, given batch by batch, so that a warehouse can be loaded with more than fits into memory.
public struct RowSupply: Sendable {
    /// The sources that have rows, in the order in which they are given.
    public let sources: [Source]
    /// By source: how many rows there are; none where the source is not named.
    public let counts: [String: Int]
    private let batches: @Sendable (_ source: String, _ body: (ColumnBatch) throws -> Void) throws -> Void

    /// Makes a supply.
    ///
    /// - Parameters:
    ///   - tables: the sources and how many rows each has, no source twice.
    ///   - batches: calls its second argument with one batch of a source's rows after another, `case_id` int and then the
    ///     source's columns in declared order; the same ones each time it is asked.
    public init(
        _ tables: [(source: Source, rowCount: Int)],
        batches: @escaping @Sendable (_ source: String, _ body: (ColumnBatch) throws -> Void) throws -> Void
    ) {
        sources = tables.map(\.source)
        counts = Dictionary(tables.map { ($0.source.name, $0.rowCount) }, uniquingKeysWith: +)
        self.batches = batches
    }

    /// A supply of tables that are in memory.
    public init(_ tables: [SourceTable]) {
        var counted: [(source: Source, rowCount: Int)] = []
        for table in tables {
            if let known = counted.firstIndex(where: { $0.source.name == table.source.name }) {
                counted[known].rowCount += table.rows.rowCount
            } else {
                counted.append((table.source, table.rows.rowCount))
            }
        }
        self.init(counted) { source, body in
            for table in tables where table.source.name == source && table.rows.rowCount > 0 { try body(table.rows) }
        }
    }

    /// Gives the rows of one source to `body`.
    ///
    /// - Throws: what `body` throws, and why rows cannot be read.
    public func forEachBatch(of source: String, _ body: (ColumnBatch) throws -> Void) throws {
        try batches(source, body)
    }

    /// The same rows, each batch first given to `check`, whose error ends the supply.
    public func checked(
        _ check: @escaping @Sendable (_ source: String, _ rows: ColumnBatch) throws -> Void
    ) -> RowSupply {
        let batches = batches
        return RowSupply(sources.map { ($0, counts[$0.name] ?? 0) }) { source, body in
            try batches(source) { rows in
                try check(source, rows)
                try body(rows)
            }
        }
    }
}
