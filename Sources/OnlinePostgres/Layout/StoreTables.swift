import FeatureStore
import Online
import Postgres

/// Makes a store's tables, or holds those that are there to the sources of this build.
struct StoreTables: Sendable {
    /// The format of the tables; another number is another program's.
    static let format = 2

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
    func lock(over part: String) -> String {
        "SELECT pg_advisory_xact_lock(hashtextextended(\(literal("featurestore \(part) of \(name)")), 0))"
    }

    /// Makes what is missing, in one transaction.
    ///
    /// - Returns: The layouts of the registry's sources, in its order.
    func prepare(_ registry: FeatureRegistry, on connection: PostgresConnection) throws -> [SourceLayout] {
        try connection.execute("BEGIN; \(lock);")
        let known = try connection.rows("SELECT to_regnamespace($1) IS NOT NULL", [schema]).first?.first ?? nil
        if known != "t" { try connection.execute("CREATE SCHEMA \(schema)") }
        try makeOwnTables(connection)
        var layouts: [SourceLayout] = []
        for type in registry.rowTypes {
            let links = registry.sourceLinks.filter { $0.source == type.schema.source }
            layouts.append(try prepare(type.schema, links, connection))
        }
        try connection.execute("COMMIT")
        return layouts
    }

    private func makeOwnTables(_ connection: PostgresConnection) throws {
        let exists = try connection.rows("SELECT to_regclass($1) IS NOT NULL", [own("store")]).first?.first ?? nil
        if exists != "t" {
            try connection.execute(
                """
                CREATE TABLE \(own("store")) (format int NOT NULL, oldest bigint NOT NULL, newest_instant bigint);
                INSERT INTO \(own("store")) VALUES (\(Self.format), 0, NULL);
                CREATE TABLE \(own("commits")) (sequence bigint PRIMARY KEY, ingested_at bigint NOT NULL, touched bytea);
                CREATE TABLE \(own("layout")) (source text PRIMARY KEY, columns text NOT NULL);
                CREATE TABLE \(own("links")) (source text, columns text, name text NOT NULL, PRIMARY KEY (source, columns));
                CREATE TABLE \(own("notes")) (name text PRIMARY KEY, text text NOT NULL);
                CREATE TABLE \(own("answers")) (view text, key bytea, as_of bigint, fresh_until bigint NOT NULL,
                    features bytea NOT NULL, PRIMARY KEY (view, key, as_of));
                CREATE TABLE \(own("bounds")) (source text, part text, since bigint NOT NULL, last_rows text NOT NULL,
                    PRIMARY KEY (source, part));
                CREATE TABLE \(own("deliveries")) (id text PRIMARY KEY, digest bytea NOT NULL, sequence bigint NOT NULL,
                    ingested_at bigint NOT NULL);
                """)
        }
        let format = try connection.rows("SELECT format FROM \(own("store"))").first?.first ?? nil
        guard format == "\(Self.format)" else {
            throw OnlineStoreError.mismatch(
                path: "schema \(name)", reason: "its format is \(format ?? "unknown"), not \(Self.format)")
        }
    }

    private func prepare(
        _ source: RowSchema, _ links: [SourceLink], _ connection: PostgresConnection
    ) throws -> SourceLayout {
        let table = "\(schema).\(PostgresText.identifier(source.source))"
        var layout = SourceLayout(schema: source, table: table, links: [])
        let stored =
            try connection.rows(
                "SELECT columns FROM \(own("layout")) WHERE source = $1", [source.source]
            ).first?.first ?? nil
        if let stored {
            guard stored == layout.description else {
                throw OnlineStoreError.mismatch(
                    path: "schema \(name)",
                    reason: "source \(source.source) was stored as \(Self.line(stored)) and is now "
                        + "\(Self.line(layout.description)). Backfill a new store (another schema), or drop this one")
            }
        } else {
            try connection.execute(makeTable(layout))
            _ = try connection.rows(
                "INSERT INTO \(own("layout")) VALUES ($1, $2)", [source.source, layout.description])
        }
        var columns: [SourceLayout.LinkColumn] = []
        for link in links {
            let positions = link.columns.compactMap { source.position(of: $0) }
            let name = try column(of: link, positions, layout, isNew: stored == nil, connection)
            columns.append(SourceLayout.LinkColumn(link: link, positions: positions, column: name))
        }
        layout = SourceLayout(schema: source, table: table, links: columns)
        return layout
    }

    /// The column of a link, added and filled where the store does not know the link yet.
    private func column(
        of link: SourceLink, _ positions: [Int], _ layout: SourceLayout, isNew: Bool, _ connection: PostgresConnection
    ) throws -> String {
        let columns = link.columns.joined(separator: ",")
        let known = try connection.rows(
            "SELECT name FROM \(own("links")) WHERE source = $1 AND columns = $2", [link.source, columns])
        if let name = known.first?.first.flatMap({ $0 }) { return name }
        let count =
            try connection.rows(
                "SELECT count(*) FROM \(own("links")) WHERE source = $1", [link.source]
            ).first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0
        let name = "link\(count + 1)$"
        try connection.execute(
            """
            ALTER TABLE \(layout.table) ADD COLUMN \(PostgresText.identifier(name)) bytea;
            CREATE INDEX ON \(layout.table) (\(PostgresText.identifier(name)));
            """)
        _ = try connection.rows(
            "INSERT INTO \(own("links")) VALUES ($1, $2, $3)", [link.source, columns, name])
        if !isNew {
            let filled = SourceLayout.LinkColumn(link: link, positions: positions, column: name)
            try LinkFilling(layout: layout, link: filled).run(connection)
        }
        return name
    }

    private func makeTable(_ layout: SourceLayout) -> String {
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
