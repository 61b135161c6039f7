import BlockingCalls
import FeatureStore
import Online
import Postgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Opens a store for a build: makes what it lacks, or only looks whether it is all there.
struct StorePreparation {
    let tables: StoreTables
    let registry: FeatureRegistry
    let control: StatementControl

    /// Makes what is missing, while other processes go on with the store.
    ///
    /// A link that is new is entered first, so that what any process stores from then on has its key; then the rows that
    /// were there before are filled in, some thousand at a time between commits, and an index is made beside them.
    func make(_ connection: PostgresConnection) throws -> KnownLayouts {
        try patiently(connection) { try makeTables(connection) }
        let links = try StoredLinks(tables: tables).read(connection)
        if registry.sourceLinks.contains(where: { !links.state(of: $0).isReady }) {
            try alone(connection) { try complete(connection) }
        }
        return try layouts(connection)
    }

    /// Looks whether everything is there, and changes nothing.
    func require(_ connection: PostgresConnection) throws -> KnownLayouts {
        guard try tables.exist(connection) else {
            throw OnlineStoreError.unavailable(reason: "there is no online store in schema \(tables.name)")
        }
        try tables.checkFormat(connection)
        let links = try StoredLinks(tables: tables).read(connection)
        for type in registry.rowTypes {
            guard try tables.isStored(type.schema, connection) else {
                throw tables.mismatch("it has no source \(type.schema.source); open it to write once, which adds it")
            }
        }
        for link in registry.sourceLinks where !links.state(of: link).isReady {
            throw tables.mismatch(
                "it has no index of \(link.source) by \(link.columns.joined(separator: ", ")); open it to write once, "
                    + "which adds it")
        }
        return try layouts(connection)
    }

    private func layouts(_ connection: PostgresConnection) throws -> KnownLayouts {
        let links = try StoredLinks(tables: tables).read(connection)
        var layouts: [String: SourceLayout] = [:]
        for type in registry.rowTypes {
            layouts[type.schema.source] = SourceLayout(
                schema: type.schema, table: tables.table(of: type.schema.source),
                links: try links.columns(of: type.schema, tables))
        }
        return KnownLayouts(layouts, links: links.count)
    }

    /// The schema, the tables, and the columns of links: a moment, in one transaction.
    private func makeTables(_ connection: PostgresConnection) throws {
        try connection.execute("BEGIN; \(tables.lock); SET LOCAL lock_timeout = '3s'")
        try tables.makeOwn(connection)
        for type in registry.rowTypes {
            let source = type.schema.source
            let isNew = try !tables.isStored(type.schema, connection)
            if isNew { try tables.make(type.schema, connection) }
            for link in registry.sourceLinks where link.source == source {
                let links = try StoredLinks(tables: tables).read(connection)
                guard !links.state(of: link).isThere else { continue }
                let name = "link\(links.count(of: source) + 1)$"
                let (table, column) = (tables.table(of: source), PostgresText.identifier(name))
                try connection.execute("ALTER TABLE \(table) ADD COLUMN \(column) bytea")
                if isNew { try connection.execute("CREATE INDEX ON \(table) (\(column))") }
                _ = try connection.rows(
                    "INSERT INTO \(tables.own("links")) VALUES ($1, $2, $3, $4::boolean)",
                    [source, StoredLinks.columns(link), name, isNew ? "t" : "f"])
            }
        }
        try connection.execute("COMMIT")
    }

    /// Fills and indexes the links that are not ready, whichever process entered them.
    private func complete(_ connection: PostgresConnection) throws {
        let links = try StoredLinks(tables: tables).read(connection)
        for type in registry.rowTypes {
            let layout = SourceLayout(
                schema: type.schema, table: tables.table(of: type.schema.source),
                links: try links.columns(of: type.schema, tables))
            for link in layout.links
            where registry.sourceLinks.contains(link.link) && !links.state(of: link.link).isReady {
                try LinkFilling(tables: tables, layout: layout, link: link).run(connection, control)
                try LinkIndex(table: layout.table, column: link.column).make(connection)
                _ = try connection.rows(
                    "UPDATE \(tables.own("links")) SET ready = true WHERE source = $1 AND columns = $2",
                    [layout.source, StoredLinks.columns(link.link)])
            }
        }
    }

    /// Tries again while somebody reads a table for long: who waited for it would make everybody behind wait as well.
    private func patiently(_ connection: PostgresConnection, _ body: () throws -> Void) throws {
        for attempt in 1... {
            do {
                return try body()
            } catch let failure as PostgresFailure where failure.code == "55P03" && attempt < 20 {
                try connection.execute("ROLLBACK")
                try pause(seconds: 1)
            }
        }
    }

    /// One process at a time; who waits asks now and then, since an index waits for every statement that runs.
    private func alone(_ connection: PostgresConnection, _ body: () throws -> Void) throws {
        let key = tables.key(of: "preparing")
        while try connection.rows("SELECT pg_try_advisory_lock(\(key))").first?.first != "t" {
            try pause(seconds: 1)
        }
        defer { _ = try? connection.rows("SELECT pg_advisory_unlock(\(key))") }
        try body()
    }

    private func pause(seconds: Double) throws {
        guard !control.wantsStop else { throw OnlineStoreError.closed }
        usleep(UInt32(seconds * 1_000_000))
    }
}
