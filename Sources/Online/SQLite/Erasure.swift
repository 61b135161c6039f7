import FeatureStore
import SQLite

/// Erases an entity's rows from one store, and looks whether anything of them is left.
struct Erasure {
    private let groups: [Group]
    private let path: String
    private let session: WriterSession

    private struct Group {
        let layout: SourceLayout
        let link: SourceLayout.LinkLayout
        let key: EntityKey
    }

    init(_ keys: [GroupKey], path: String, session: WriterSession) throws {
        self.path = path
        self.session = session
        groups = try keys.map { key in
            guard let layout = session.layouts.first(where: { $0.schema.source == key.link.source }),
                let link = layout.links.first(where: { $0.link == key.link })
            else {
                throw OnlineStoreError.mismatch(
                    path: path,
                    reason: "no view finds rows of \(key.link.source) by \(key.link.columns.joined(separator: ", "))")
            }
            return Group(layout: layout, link: link, key: key.key)
        }
    }

    func run() throws -> ErasureReport {
        var touched = TouchedGroups()
        let number = session.sequence + 1
        let instant = session.instant(session.newestInstant ?? Timestamp(microseconds: 0))
        let counts = try session.transaction {
            var counts: [String: Int] = [:]
            for group in groups { counts[group.layout.schema.source, default: 0] += try erase(group, &touched) }
            try session.writeCommit(number, at: instant)
            return counts
        }
        session.advance(to: number, instant)
        try truncateLog()
        var proofs = try groups.map { group in
            ErasureReport.Proof(
                place: "rows of \(group.layout.schema.source) by \(group.link.link.columns.joined(separator: ", "))",
                traces: try count(group))
        }
        proofs += try FileProof(path: path, session: session).proofs(of: searched) {
            // Pages may hold copies of cells that moved; writing all of them anew leaves none.
            // The copy is as large as the file, and memory is not.
            try session.connection.execute("PRAGMA temp_store = FILE")
            defer { try? session.connection.execute("PRAGMA temp_store = MEMORY") }
            try session.connection.execute("VACUUM")
            try truncateLog()
        }
        return ErasureReport(
            erased: counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { ErasureReport.ErasedRows(source: $0.key, rows: $0.value) },
            proofs: proofs, touched: touched.groups, snapshot: StoreSnapshot(sequence: number))
    }

    private func erase(_ group: Group, _ touched: inout TouchedGroups) throws -> Int {
        let table = StoreStatements.name(group.layout.table)
        // What the entity's version of an id stood before would count again without it: it goes too.
        let mine = StoreStatements.goesWith(group.layout, group.link)
        let select = try session.connection.prepare(
            "SELECT \(StoreStatements.readColumns(group.layout)) FROM \(table) WHERE \(mine)")
        _ = try bind(group, to: select)
        var reader = StoredRowReader(group.layout.schema)
        while try select.step() { try reader.append(select) }
        touched.add(reader.group().rows, group.layout)
        select.reset()
        if let source = session.sources[group.layout.schema.source] {
            try source.touchVersions(of: reader.group().rows, &touched)
        }
        let delete = try session.connection.prepare("DELETE FROM \(table) WHERE \(mine)")
        _ = try bind(group, to: delete)
        try delete.run()
        return session.connection.changes
    }

    private func count(_ group: Group) throws -> Int {
        let statement = try session.connection.prepare(
            "SELECT count(*) FROM \(StoreStatements.name(group.layout.table)) NOT INDEXED WHERE "
                + StoreStatements.isInGroup(group.layout, group.link))
        _ = try bind(group, to: statement)
        return try statement.step() ? Int(statement.integer(0)) : 0
    }

    private func bind(_ group: Group, to statement: Statement) throws -> Int {
        guard let count = try statement.bind(group.key, of: group.link) else {
            throw OnlineStoreError.mismatch(
                path: path, reason: "a key of \(group.layout.schema.source) is not of the link's types")
        }
        return count
    }

    /// Moves everything from the log into the file and empties the log, however long a read holds it.
    private func truncateLog() throws {
        let rows = try session.connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        guard case .integer(0)? = rows.first?.first else {
            throw OnlineStoreError.unavailable(
                reason:
                    "\(path): another program reads the store for so long that its log cannot be emptied; the rows are "
                    + "erased, but the log still holds them. Erase again when it has ended")
        }
    }

    /// The texts that are looked for: values of the keys that are long enough to tell something.
    private var searched: [[UInt8]] {
        var texts: Set<[UInt8]> = []
        for group in groups {
            for case .text(let text) in group.key.parts(of: group.link.types) ?? [] where text.count >= 4 {
                texts.insert(text)
            }
        }
        return texts.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
