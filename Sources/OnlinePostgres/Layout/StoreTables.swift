import FeatureStore
import Online
import Postgres

/// Makes a store's tables, or holds those that are there to the sources of this build.
struct StoreTables: Sendable {
    /// The format of the tables; another number is another program's.
    static let format = 3

    /// The schema that holds everything, quoted.
    let schema: String
    /// How the schema is called, for messages.
    let name: String

    init(schema: String) {
        name = schema
        self.schema = PostgresText.identifier(schema)
    }

    /// One of our own tables, which end in `$` as no source's does.
    func own(_ table: String) -> String { "\(schema).\(PostgresText.identifier(table + "$"))" }

    /// Waits until no other process writes to the store, up to the end of the transaction.
    var lock: String { "SELECT pg_advisory_xact_lock(hashtextextended(\(literal("featurestore " + name)), 0))" }

    /// The same over a part of what the store keeps beside rows.
    func lock(over part: String) -> String { "SELECT pg_advisory_xact_lock(\(key(of: part)))" }

    /// The number of a lock over a part of the store, as an expression.
    func key(of part: String) -> String { "hashtextextended(\(literal("featurestore \(part) of \(name)")), 0)" }

    /// The table of a source, quoted and qualified.
    func table(of source: String) -> String { "\(schema).\(PostgresText.identifier(source))" }

    /// What is said of a store that is not this build's.
    func mismatch(_ reason: String) -> OnlineStoreError { .mismatch(path: "schema \(name)", reason: reason) }

    /// Whether there is a store.
    func exist(_ connection: PostgresConnection) throws -> Bool {
        try connection.rows("SELECT to_regclass($1) IS NOT NULL", [own("store")]).first?.first == "t"
    }

    /// Makes the schema and our own tables where they are missing.
    func makeOwn(_ connection: PostgresConnection) throws {
        let known = try connection.rows("SELECT to_regnamespace($1) IS NOT NULL", [schema]).first?.first ?? nil
        if known != "t" { try connection.execute("CREATE SCHEMA \(schema)") }
        if try !exist(connection) { try makeOwnTables(connection) }
        try checkFormat(connection)
    }

    /// Throws unless the tables are of this format.
    func checkFormat(_ connection: PostgresConnection) throws {
        let format = try connection.rows("SELECT format FROM \(own("store"))").first?.first ?? nil
        guard format == "\(Self.format)" else {
            throw mismatch("its format is \(format ?? "unknown"), not \(Self.format)")
        }
    }

    /// Whether a source is there as the build declares it; one that is there otherwise is a mismatch.
    func isStored(_ source: RowSchema, _ connection: PostgresConnection) throws -> Bool {
        let found = try connection.rows(
            "SELECT columns FROM \(own("layout")) WHERE source = $1", [source.source])
        guard let stored = found.first?.first ?? nil else { return false }
        let declared = SourceLayout(schema: source, table: table(of: source.source), links: []).description
        guard stored == declared else {
            throw mismatch(
                "source \(source.source) was stored as \(Self.line(stored)) and is now \(Self.line(declared)). "
                    + "Backfill a new store (another schema), or drop this one")
        }
        return true
    }

    /// Makes the table of a source, without links.
    func make(_ source: RowSchema, _ connection: PostgresConnection) throws {
        let layout = SourceLayout(schema: source, table: table(of: source.source), links: [])
        try connection.execute(statement(layout))
        _ = try connection.rows(
            "INSERT INTO \(own("layout")) VALUES ($1, $2)", [source.source, layout.description])
    }

    private func makeOwnTables(_ connection: PostgresConnection) throws {
        try connection.execute(
            """
            CREATE TABLE \(own("store")) (format int NOT NULL, oldest bigint NOT NULL, newest_instant bigint);
            INSERT INTO \(own("store")) VALUES (\(Self.format), 0, NULL);
            CREATE TABLE \(own("commits")) (sequence bigint PRIMARY KEY, ingested_at bigint NOT NULL, touched bytea);
            CREATE TABLE \(own("layout")) (source text PRIMARY KEY, columns text NOT NULL);
            CREATE TABLE \(own("links")) (source text, columns text, name text NOT NULL,
                ready boolean NOT NULL, PRIMARY KEY (source, columns));
            CREATE TABLE \(own("notes")) (name text PRIMARY KEY, text text NOT NULL);
            CREATE TABLE \(own("answers")) (view text, key bytea, as_of bigint, fresh_until bigint NOT NULL,
                features bytea NOT NULL, PRIMARY KEY (view, key, as_of));
            CREATE TABLE \(own("bounds")) (source text, part text, since bigint NOT NULL, last_rows text NOT NULL,
                PRIMARY KEY (source, part));
            CREATE TABLE \(own("deliveries")) (id text PRIMARY KEY, digest bytea NOT NULL, sequence bigint NOT NULL,
                ingested_at bigint NOT NULL);
            """)
    }

    private func statement(_ layout: SourceLayout) -> String {
        let columns = layout.schema.columns.map { column in
            "\(PostgresText.identifier(column.name)) \(column.type.columnType)"
        }
        return """
            CREATE TABLE \(layout.table) (row$ bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
                sequence$ bigint NOT NULL, gone_at$ bigint, ingested_at$ bigint NOT NULL, id$ bytea,
                event$ bigint NOT NULL, known$ bigint, exact$ bytea, \(columns.joined(separator: ", ")));
            \(layout.hasIDs ? "CREATE INDEX ON \(layout.table) (id$);" : "")
            CREATE INDEX ON \(layout.table) USING brin (event$);
            CREATE INDEX ON \(layout.table) (gone_at$) WHERE gone_at$ IS NOT NULL;
            """
    }

    private static func line(_ description: String) -> String {
        "(\(description.split(separator: "\n").joined(separator: "; ")))"
    }

    private func literal(_ text: String) -> String {
        "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
}
