import FeatureStore
import Postgres

/// The index over the keys of a link, made while others read and write the table.
struct LinkIndex {
    let table: String
    let column: String

    /// Makes it unless it is there; one that an interrupted attempt left half made goes first.
    func make(_ connection: PostgresConnection) throws {
        let found = try connection.rows(
            """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), i.indisvalid FROM pg_index AS i
            JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = $1::regclass AND i.indnatts = 1 AND a.attname = $2
            """, [table, column])
        if found.contains(where: { $0[1] == "t" }) { return }
        for case let name? in found.map({ $0[0] }) { try connection.execute("DROP INDEX CONCURRENTLY \(name)") }
        try connection.execute("CREATE INDEX CONCURRENTLY ON \(table) (\(PostgresText.identifier(column)))")
    }
}
