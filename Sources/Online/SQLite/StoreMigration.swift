import FeatureStore
import SQLite

/// Brings the tables of a file up to a registry's sources and links, all at once or not at all.
struct StoreMigration {
    let path: String
    let layouts: [SourceLayout]
    let connection: Connection

    /// Makes tables of sources and indices of links that are new; a source that lies there otherwise is a mismatch.
    func run() throws {
        try connection.transaction {
            try connection.execute(StoreStatements.makeKept)
            for layout in layouts {
                if try !isPresent(layout) { try make(layout) }
                try addKeyColumns(layout)
                for statement in StoreStatements.makeIndices(layout) { try connection.execute(statement) }
            }
        }
    }

    /// Fails unless all sources are there, and everything that they are found by.
    func requireAll() throws {
        for layout in layouts where try !isPresent(layout) { throw missing("source \(layout.schema.source)") }
        let named = try connection.rows("SELECT name FROM sqlite_schema").compactMap { row -> String? in
            if case .text(let name) = row[0] { name } else { nil }
        }
        let present = Set(named)
        for layout in layouts {
            for link in layout.links where !present.contains(StoreStatements.indexName(layout, link)) {
                let columns = link.link.columns.joined(separator: ", ")
                throw missing("index of \(layout.schema.source) by \(columns)")
            }
        }
        for table in ["@answers", "@notes"] where !present.contains(table) { throw missing("table \(table)") }
    }

    private func missing(_ what: String) -> OnlineStoreError {
        .mismatch(path: path, reason: "it has no \(what); open it to write once, which adds it")
    }

    /// Whether the source is there in this layout.
    private func isPresent(_ layout: SourceLayout) throws -> Bool {
        let source = layout.schema.source
        let stored = try connection.rows(
            "SELECT meaning FROM \"@sources\" WHERE source = ? ORDER BY position", [.text(source)])
        if stored.isEmpty { return false }
        let expected = layout.signature
        let found = stored.map { row in if case .text(let text) = row[0] { text } else { "" } }
        if found == expected { return true }
        let missing = expected.filter { !found.contains($0) }.joined(separator: ", ")
        let surplus = found.filter { !expected.contains($0) }.joined(separator: ", ")
        throw OnlineStoreError.mismatch(
            path: path,
            reason: "\(source) was stored with (\(surplus.isEmpty ? "the same in another order" : surplus)), "
                + "and is now declared with (\(missing.isEmpty ? "nothing in its place" : missing)). "
                + "Backfill a new store, or declare a new source")
    }

    private func make(_ layout: SourceLayout) throws {
        try connection.execute(StoreStatements.makeTable(layout))
        let insert = try connection.prepare("INSERT INTO \"@sources\" VALUES(?, ?, ?)")
        for (position, meaning) in layout.signature.enumerated() {
            try insert.bind(layout.schema.source, at: 1)
            try insert.bind(Int64(position), at: 2)
            try insert.bind(meaning, at: 3)
            try insert.run()
        }
    }

    /// Adds and fills the columns of bytes that new links are found by.
    private func addKeyColumns(_ layout: SourceLayout) throws {
        let table = StoreStatements.name(layout.table)
        let present = Set(try connection.rows("PRAGMA table_info(\(table))").map { $0[1] })
        for link in layout.links {
            guard let column = link.keyColumn, !present.contains(.text(column)) else { continue }
            try connection.execute("ALTER TABLE \(table) ADD COLUMN \(StoreStatements.name(column)) BLOB")
            let rows = try connection.prepare("SELECT \(StoreStatements.readColumns(layout)), \"@row\" FROM \(table)")
            let fill = try connection.prepare(
                "UPDATE \(table) SET \(StoreStatements.name(column)) = ? WHERE \"@row\" = ?")
            while try rows.step() {
                var reader = StoredRowReader(layout.schema)
                try reader.append(rows)
                guard let key = link.group(ofRow: 0, of: reader.group().rows.columns) else { continue }
                try fill.bind(key.bytes, at: 1)
                try fill.bind(rows.integer(layout.schema.columns.count + 3), at: 2)
                try fill.run()
            }
        }
    }
}
