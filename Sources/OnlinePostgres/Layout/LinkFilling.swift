import BlockingCalls
import FeatureStore
import Postgres

/// Gives the rows that are there a key for a link that a new view brought.
struct LinkFilling {
    let layout: SourceLayout
    let link: SourceLayout.LinkColumn

    /// Goes through the table some rows at a time; runs within the transaction that adds the column.
    func run(_ connection: PostgresConnection) throws {
        let control = StatementControl(timeoutSeconds: 3_600)
        var last = Int64.min
        while true {
            let rows = StoredRows(layout)
            let problem = try connection.stream(
                """
                SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t WHERE t.row$ > $1::bigint
                ORDER BY t.row$ LIMIT 5000
                """, parameters: ["\(last)"], control
            ) { result throws(StoredRowProblem) in try rows.append(result) }
            if let problem { throw problem }
            let batch = try rows.batch()
            guard let final = rows.numbers.last else { return }
            var updates: [(Int64, IndexKey)] = []
            for row in 0..<batch.rowCount {
                guard let key = SourceLayout.key(link, row: row, of: batch.columns) else { continue }
                updates.append((rows.numbers[row], IndexKey(key)))
            }
            if !updates.isEmpty {
                let numbers = updates.map { "\($0.0)" }.joined(separator: ",")
                _ = try connection.rows(
                    """
                    UPDATE \(layout.table) AS t SET \(PostgresText.identifier(link.column)) = k.key
                    FROM unnest($1::bigint[], $2::bytea[]) AS k (number, key) WHERE t.row$ = k.number
                    """, ["{\(numbers)}", IndexKey.array(updates.map(\.1))])
            }
            last = final
        }
    }
}
