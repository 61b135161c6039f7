import FeatureStore
import SQLite

/// The store's SQL; every name goes through ``SQLiteText/identifier(_:)``, every value through a parameter.
enum StoreStatements {
    /// The tables that are the store's own.
    static let makeStore = """
        CREATE TABLE "@store"(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE "@sources"(source TEXT, position INTEGER, meaning TEXT NOT NULL,
            PRIMARY KEY(source, position)) WITHOUT ROWID;
        CREATE TABLE "@bounds"(source TEXT, part TEXT, since INTEGER NOT NULL, last_rows TEXT NOT NULL,
            PRIMARY KEY(source, part)) WITHOUT ROWID;
        CREATE TABLE "@commits"(sequence INTEGER PRIMARY KEY, ingested_at INTEGER NOT NULL);
        CREATE TABLE "@deliveries"(id TEXT PRIMARY KEY, digest BLOB NOT NULL, sequence INTEGER NOT NULL,
            ingested_at INTEGER NOT NULL) WITHOUT ROWID;
        """

    /// The tables of what is kept beside rows, which stores of before have not.
    static let makeKept = """
        CREATE TABLE IF NOT EXISTS "@notes"(name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "@answers"(view TEXT, key BLOB, as_of INTEGER, fresh_until INTEGER NOT NULL,
            features BLOB NOT NULL, PRIMARY KEY(view, key, as_of)) WITHOUT ROWID;
        """

    static func name(_ text: String) -> String { SQLiteText.identifier(text) }
    static func names(_ texts: [String]) -> String { texts.map(name).joined(separator: ", ") }

    static func makeTable(_ layout: SourceLayout) -> String {
        let own = [
            "\"@row\" INTEGER PRIMARY KEY", "\"@sequence\" INTEGER NOT NULL", "\"@gone_at\" INTEGER",
            "\"@ingested_at\" INTEGER NOT NULL", "\"@check\" INTEGER NOT NULL",
        ]
        let keys = layout.keyColumns.map { "\(name($0)) BLOB" }
        let columns = layout.schema.columns.map { column in
            declaration(column.type).map { "\(name(column.name)) \($0)" } ?? name(column.name)
        }
        return "CREATE TABLE \(name(layout.table))(\((own + keys + columns).joined(separator: ", ")))"
    }

    /// A type with the affinity under which SQLite keeps what it is given.
    private static func declaration(_ type: ValueType) -> String? {
        switch type {
        case .int, .bool, .timestamp, .date: "INTEGER"
        // A column declared REAL would keep -0 as 0.
        case .double: nil
        case .decimal, .text: "TEXT"
        case .list: "BLOB"
        }
    }

    /// The indices: the unique id, each link with the event time behind it, and what is gone.
    static func makeIndices(_ layout: SourceLayout) -> [String] {
        let table = name(layout.table)
        var statements = [
            "CREATE INDEX IF NOT EXISTS \(name(layout.table + "@gone")) ON \(table)(\"@gone_at\") "
                + "WHERE \"@gone_at\" IS NOT NULL"
        ]
        if !layout.schema.unique.isEmpty {
            let live = layout.schema.versions == nil ? " WHERE \"@gone_at\" IS NULL" : ""
            statements.append(
                "CREATE UNIQUE INDEX IF NOT EXISTS \(name(layout.table + "@id")) ON \(table)"
                    + "(\(identity(layout).joined(separator: ", ")))\(live)")
        }
        let event = layout.schema.columns[layout.schema.eventTime].name
        for link in layout.links {
            let columns = link.indexed(layout.schema)
            let indexed = columns.contains(event) ? columns : columns + [event]
            let title = name(indexName(layout, link))
            statements.append("CREATE INDEX IF NOT EXISTS \(title) ON \(table)(\(names(indexed)))")
        }
        return statements
    }

    /// What the index of a link is called.
    static func indexName(_ layout: SourceLayout, _ link: SourceLayout.LinkLayout) -> String {
        layout.table + "@by " + link.link.columns.joined(separator: " ")
    }

    /// What identifies a stored row: the id, and the version where there are several.
    static func identity(_ layout: SourceLayout) -> [String] {
        let schema = layout.schema
        let id = layout.idColumn.map { [name($0)] } ?? schema.unique.map { name(schema.columns[$0].name) }
        guard let versions = schema.versions else { return id }
        let by = name(schema.columns[versions.by].name)
        return id + (schema.columns[versions.by].isNullable ? ["(\(by) IS NULL)", "ifnull(\(by), 0)"] : [by])
    }

    /// The columns that are read of every row, in the order of ``StoredRowReader``.
    static func readColumns(_ layout: SourceLayout) -> String {
        names(["@sequence", "@ingested_at", "@check"] + layout.schema.columns.map(\.name))
    }

    static func insert(_ layout: SourceLayout) -> String {
        let columns =
            ["@sequence", "@ingested_at", "@check"] + layout.schema.columns.map(\.name) + layout.keyColumns
        let values = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(name(layout.table))(\(names(columns))) VALUES(\(values)) ON CONFLICT DO NOTHING"
    }

    /// The row that has the identity already.
    static func present(_ layout: SourceLayout) -> String {
        let same =
            identity(layout).map { "\($0) = ?" } + (layout.schema.versions == nil ? ["\"@gone_at\" IS NULL"] : [])
        return "SELECT \(readColumns(layout)), \"@row\" FROM \(name(layout.table)) WHERE "
            + same.joined(separator: " AND ")
    }

    /// All versions of an id.
    static func versions(_ layout: SourceLayout) -> String {
        let id = layout.idColumn.map { [$0] } ?? layout.schema.unique.map { layout.schema.columns[$0].name }
        return "SELECT \(readColumns(layout)) FROM \(name(layout.table)) WHERE "
            + id.map { "\(name($0)) = ?" }.joined(separator: " AND ")
    }

    /// The condition that finds the rows that go with some: they, and the versions, whosever, that they stand before.
    static func goesWith(_ layout: SourceLayout, _ mine: String) -> String {
        let table = name(layout.table)
        guard let versions = layout.schema.versions else { return mine }
        let by = name(layout.schema.columns[versions.by].name)
        let id = layout.idColumn.map { [$0] } ?? layout.schema.unique.map { layout.schema.columns[$0].name }
        let sameID = id.map { "r.\(name($0)) = m.\(name($0))" }.joined(separator: " AND ")
        return """
            "@row" IN (WITH mine AS (SELECT * FROM \(table) WHERE \(mine)) SELECT "@row" FROM mine
            UNION SELECT r."@row" FROM mine m JOIN \(table) r ON \(sameID) AND r.\(by) < m.\(by))
            """
    }

    /// When the row came that came last: rows are numbered in the order in which they come.
    static func newestArrival(_ layout: SourceLayout) -> String {
        "SELECT \"@ingested_at\" FROM \(name(layout.table)) ORDER BY \"@row\" DESC LIMIT 1"
    }

    static func remove(_ layout: SourceLayout) -> String {
        "UPDATE \(name(layout.table)) SET \"@gone_at\" = ? WHERE \"@row\" = ?"
    }

    /// The equations that find a group; their parameters are the key's values, or its bytes.
    static func isInGroup(_ layout: SourceLayout, _ link: SourceLayout.LinkLayout) -> String {
        link.indexed(layout.schema).map { "\(name($0)) = ?" }.joined(separator: " AND ")
    }

    /// The rows of a group at a state, which is the last two parameters.
    static func group(_ layout: SourceLayout, _ link: SourceLayout.LinkLayout) -> String {
        let table = name(layout.table)
        let atState = "\"@sequence\" <= ? AND (\"@gone_at\" IS NULL OR \"@gone_at\" > ?)"
        let mine = isInGroup(layout, link)
        guard layout.schema.versions != nil else {
            return "SELECT \(readColumns(layout)) FROM \(table) WHERE \(mine) AND \(atState)"
        }
        // All versions of each id of which any version is of the group, whichever group they are of.
        let id = names(layout.idColumn.map { [$0] } ?? layout.schema.unique.map { layout.schema.columns[$0].name })
        return "SELECT \(readColumns(layout)) FROM \(table) WHERE (\(id)) IN (SELECT \(id) FROM \(table) WHERE \(mine) "
            + "AND \(atState)) AND \"@sequence\" <= ?"
    }
}
