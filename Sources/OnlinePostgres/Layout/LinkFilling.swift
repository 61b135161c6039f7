import BlockingCalls
import FeatureStore
import Postgres

/// Gives the rows that are there a key for a link that a new view brought.
struct LinkFilling {
    let tables: StoreTables
    let layout: SourceLayout
    let link: SourceLayout.LinkColumn

    /// How many rows are filled while writers wait.
    static let chunk = 5_000

    /// Goes through the table, each chunk a transaction between commits; what was filled before is passed over.
    ///
    /// Rows that come meanwhile have their key already: the link was entered before.
    func run(_ connection: PostgresConnection, _ control: StatementControl) throws {
        let end = try connection.rows("SELECT max(row$) FROM \(layout.table)").first?.first ?? nil
        guard let end = end.flatMap({ Int64($0) }) else { return }
        var next: Int64? = .min
        while let start = next {
            next = try repeating(connection) { try fill(from: start, through: end, connection, control) }
        }
    }

    /// Fills one chunk; where the next begins, or nil behind the last.
    private func fill(
        from start: Int64, through end: Int64, _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> Int64? {
        try connection.execute("BEGIN; \(tables.lock)")
        let rows = StoredRows(layout)
        let column = PostgresText.identifier(link.column)
        let problem = try connection.stream(
            """
            SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t
            WHERE t.row$ >= $1::bigint AND t.row$ <= $2::bigint AND t.\(column) IS NULL ORDER BY t.row$ LIMIT \(Self.chunk)
            """, parameters: ["\(start)", "\(end)"], control
        ) { result throws(StoredRowProblem) in try rows.append(result) }
        if let problem { throw problem }
        let batch = try rows.batch()
        var updates: [(Int64, IndexKey)] = []
        for row in 0..<batch.rowCount {
            guard let key = SourceLayout.key(link, row: row, of: batch.columns) else { continue }
            updates.append((rows.numbers[row], IndexKey(key)))
        }
        if !updates.isEmpty {
            let numbers = updates.map { "\($0.0)" }.joined(separator: ",")
            _ = try connection.rows(
                """
                UPDATE \(layout.table) AS t SET \(column) = k.key
                FROM unnest($1::bigint[], $2::bytea[]) AS k (number, key) WHERE t.row$ = k.number
                """, ["{\(numbers)}", IndexKey.array(updates.map(\.1))])
        }
        try connection.execute("COMMIT")
        return rows.numbers.last.flatMap { $0 < end ? $0 + 1 : nil }
    }

    /// Does it again where a compaction held rows that this one waited for, and the other way round.
    private func repeating<Answer>(_ connection: PostgresConnection, _ body: () throws -> Answer) throws -> Answer {
        for _ in 0..<5 {
            do {
                return try body()
            } catch let failure as PostgresFailure where failure.code == "40P01" {
                try connection.execute("ROLLBACK")
            }
        }
        return try body()
    }
}
