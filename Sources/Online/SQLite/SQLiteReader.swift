import BlockingCalls
import FeatureStore
import SQLite

/// One connection that reads; opened when it is first asked.
actor SQLiteReader {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let file: StoreFile
    private let failure: StoreFailure
    private let layouts: [String: SourceLayout]
    private var isClosed = false
    private var open: Open?

    /// The connection and the statements that were ever needed.
    private struct Open {
        let connection: Connection
        /// What keeps writers out, where SQLite cannot.
        let frozen: FrozenFile?
        let begin: Statement
        let end: Statement
        let value: Statement
        var groups: [SourceLink: (layout: SourceLayout, link: SourceLayout.LinkLayout, statement: Statement)] = [:]
    }

    init(file: StoreFile, number: Int) {
        executor = DedicatedExecutor(label: "featurestore.online.read\(number)")
        self.file = file
        failure = StoreFailure(path: file.path)
        layouts = Dictionary(uniqueKeysWithValues: file.layouts.map { ($0.schema.source, $0) })
    }

    func rows(of groups: [GroupKey], at snapshot: StoreSnapshot) throws(OnlineStoreError) -> [StoredGroup] {
        do {
            try openFile()
            // One read transaction: what is compacted meanwhile is compacted for none of the groups, or for all.
            try transaction("BEGIN")
            defer { try? transaction("COMMIT") }
            let oldest = StoreSnapshot(sequence: try value("oldest_sequence") ?? 0)
            guard snapshot >= oldest else { throw OnlineStoreError.forgotten(snapshot, oldest: oldest) }
            var found: [StoredGroup] = []
            found.reserveCapacity(groups.count)
            for group in groups { found.append(try read(group, at: snapshot)) }
            return found
        } catch { throw failure.error(error) }
    }

    func number(_ name: String) throws(OnlineStoreError) -> Int64? {
        do {
            try openFile()
            return try value(name)
        } catch { throw failure.error(error) }
    }

    func newestArrival(of source: String) throws(OnlineStoreError) -> Timestamp? {
        do {
            let connection = try openFile().connection
            guard let layout = layouts[source] else { return nil }
            let rows = try connection.rows(StoreStatements.newestArrival(layout))
            guard case .integer(let instant)? = rows.first?.first else { return nil }
            return Timestamp(microseconds: instant)
        } catch { throw failure.error(error) }
    }

    /// Reads what are no rows of sources.
    func read<Answer>(_ body: (Connection) throws -> Answer) throws(OnlineStoreError) -> Answer {
        do { return try body(try openFile().connection) } catch { throw failure.error(error) }
    }

    func close() {
        isClosed = true
        // Statements hold their connection; they go first.
        let connection = open?.connection
        open = nil
        connection?.close()
    }

    @discardableResult
    private func openFile() throws -> Open {
        guard !isClosed else { throw OnlineStoreError.closed }
        if let open { return open }
        let (connection, frozen) = try file.openToRead()
        let opened = Open(
            connection: connection, frozen: frozen, begin: try connection.prepare("BEGIN"),
            end: try connection.prepare("COMMIT"),
            value: try connection.prepare("SELECT value FROM \"@store\" WHERE name = ?"))
        open = opened
        return opened
    }

    private func transaction(_ word: String) throws {
        try (word == "BEGIN" ? open?.begin : open?.end)?.run()
    }

    private func value(_ name: String) throws -> Int64? {
        guard let statement = open?.value else { return nil }
        defer { statement.reset() }
        try statement.bind(name, at: 1)
        guard try statement.step(), statement.storageClass(0) == .integer else { return nil }
        return statement.integer(0)
    }

    private func read(_ group: GroupKey, at snapshot: StoreSnapshot) throws -> StoredGroup {
        let (layout, link, statement) = try select(group.link)
        var reader = StoredRowReader(layout.schema)
        defer { statement.reset() }
        guard let count = try statement.bind(group.key, of: link) else {
            throw OnlineStoreError.mismatch(
                path: file.path, reason: "a key of \(group.link.source) is not of the link's types")
        }
        for index in count..<statement.parameterCount { try statement.bind(snapshot.sequence, at: index + 1) }
        while try statement.step() { try reader.append(statement) }
        return reader.group()
    }

    private func select(
        _ wanted: SourceLink
    ) throws -> (layout: SourceLayout, link: SourceLayout.LinkLayout, statement: Statement) {
        if let known = open?.groups[wanted] { return known }
        guard let layout = layouts[wanted.source], let link = layout.links.first(where: { $0.link == wanted }),
            let connection = open?.connection
        else {
            throw OnlineStoreError.mismatch(
                path: file.path,
                reason: "no view finds rows of \(wanted.source) by \(wanted.columns.joined(separator: ", "))")
        }
        let made = (layout, link, try connection.prepare(StoreStatements.group(layout, link)))
        open?.groups[wanted] = made
        return made
    }
}
