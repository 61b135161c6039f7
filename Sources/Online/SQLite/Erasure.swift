import FeatureStore
import SQLite

/// Erases an entity's rows from one store, and looks whether anything of them is left.
struct Erasure {
    private let groups: [ErasedGroup]
    private let path: String
    private let session: WriterSession

    init(_ keys: [GroupKey], path: String, session: WriterSession) throws {
        self.path = path
        self.session = session
        groups = try keys.map { try ErasedGroup($0, path: path, session: session) }
    }

    func run() throws -> ErasureReport {
        var touched = TouchedGroups()
        let number = session.sequence + 1
        let instant = session.instant(session.newestInstant ?? Timestamp(microseconds: 0))
        let counts = try session.transaction {
            var counts: [String: Int] = [:]
            for group in groups { counts[group.layout.schema.source, default: 0] += try erase(group, &touched) }
            // Who delivered chose these names, and may have put a key into them.
            for text in searched {
                _ = try session.connection.rows(
                    "DELETE FROM \"@deliveries\" WHERE instr(CAST(id AS BLOB), ?) > 0", [.blob(text)])
            }
            try session.writeCommit(number, at: instant)
            return counts
        }
        session.advance(to: number, instant)
        try truncateLog()
        var proofs = try groups.map { group in
            ErasureReport.Proof(
                place: "rows of \(group.layout.schema.source) by \(group.columns)",
                traces: try group.count(session.connection))
        }
        proofs += try bytesProofs()
        return ErasureReport(
            erased: counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { ErasureReport.ErasedRows(source: $0.key, rows: $0.value) },
            proofs: proofs, unknownSources: try unknownSources(), touched: touched.groups,
            snapshot: StoreSnapshot(sequence: number))
    }

    /// Looks through the bytes of the files, which are written anew where freed space holds a trace.
    private func bytesProofs() throws -> [ErasureReport.Proof] {
        do {
            return try FileProof(path: path, session: session).proofs(of: searched) {
                // The copy is as large as the file, and memory is not.
                try session.connection.execute("PRAGMA temp_store = FILE")
                defer { try? session.connection.execute("PRAGMA temp_store = MEMORY") }
                try session.connection.execute("VACUUM")
                try truncateLog()
            }
        } catch let error as SQLiteError where error.kind == .full {
            throw OnlineStoreError.unavailable(
                reason:
                    "\(path): the rows are erased, but there is no room to prove it: that takes as much as the store, "
                    + "beside it and in the folder of temporary files (SQLITE_TMPDIR). Make room and erase again")
        }
    }

    /// Sources that another build made, and that hold rows.
    private func unknownSources() throws -> [String] {
        let known = Set(session.layouts.map(\.schema.source))
        let stored = try session.connection.rows("SELECT DISTINCT source FROM \"@sources\" ORDER BY source")
        return try stored.compactMap { row in
            guard case .text(let source)? = row.first, !known.contains(source) else { return nil }
            let table = StoreStatements.name(source)
            return try session.connection.rows("SELECT 1 FROM \(table) LIMIT 1").isEmpty ? nil : source
        }
    }

    private func erase(_ group: ErasedGroup, _ touched: inout TouchedGroups) throws -> Int {
        let table = StoreStatements.name(group.layout.table)
        // What the entity's version of an id stood before would count again without it: it goes too.
        let mine = StoreStatements.goesWith(group.layout, group.condition)
        let select = try session.connection.prepare(
            "SELECT \(StoreStatements.readColumns(group.layout)) FROM \(table) WHERE \(mine)")
        try group.bind(to: select)
        var reader = StoredRowReader(group.layout.schema)
        while try select.step() { try reader.append(select) }
        touched.add(reader.group().rows, group.layout)
        select.reset()
        if let source = session.sources[group.layout.schema.source] {
            try source.touchVersions(of: reader.group().rows, &touched)
        }
        let delete = try session.connection.prepare("DELETE FROM \(table) WHERE \(mine)")
        try group.bind(to: delete)
        try delete.run()
        return session.connection.changes
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
            texts.formUnion((group.key.parts(of: group.link.types) ?? []).compactMap(\.searchedText))
        }
        return texts.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
