import FeatureStore
import SQLite

/// An open file, its statements, and where its numbers stand.
final class WriterSession {
    let connection: Connection
    private(set) var sequence: Int64
    private(set) var newestInstant: Timestamp?
    private(set) var sources: [String: SourceWriter]
    let layouts: [SourceLayout]
    private let begin: Statement
    private let end: Statement
    private let undo: Statement
    private let setValue: Statement
    private let addCommit: Statement

    init(connection: Connection, layouts: [SourceLayout]) throws {
        self.connection = connection
        self.layouts = layouts
        func number(_ name: String) throws -> Int64? {
            let rows = try connection.rows("SELECT value FROM \"@store\" WHERE name = ?", [.text(name)])
            guard case .integer(let number)? = rows.first?.first else { return nil }
            return number
        }
        sequence = try number("sequence") ?? 0
        newestInstant = try number("newest_instant").map { Timestamp(microseconds: $0) }
        begin = try connection.prepare("BEGIN IMMEDIATE")
        end = try connection.prepare("COMMIT")
        undo = try connection.prepare("ROLLBACK")
        setValue = try connection.prepare("UPDATE \"@store\" SET value = ? WHERE name = ?")
        addCommit = try connection.prepare("INSERT INTO \"@commits\" VALUES(?, ?)")
        sources = [:]
        for layout in layouts {
            sources[layout.schema.source] = try SourceWriter(layout: layout, connection: connection)
        }
    }

    /// Runs `body` in a transaction, which is undone where it throws, or says that there is nothing to keep.
    func transaction<Result>(keeping keeps: (Result) -> Bool = { _ in true }, _ body: () throws -> Result) throws
        -> Result
    {
        try begin.run()
        do {
            let result = try body()
            try (keeps(result) ? end : undo).run()
            return result
        } catch {
            // SQLite may have undone it by itself, for want of room; what failed is what matters.
            try? undo.run()
            throw error
        }
    }

    /// Takes the next number within a transaction; ``advance(to:_:)`` follows when it has ended well.
    func writeCommit(_ number: Int64, at instant: Timestamp) throws {
        try addCommit.bind(number, at: 1)
        try addCommit.bind(instant.microseconds, at: 2)
        try addCommit.run()
        try set("sequence", to: number)
        try set("newest_instant", to: instant.microseconds)
    }

    func advance(to number: Int64, _ instant: Timestamp) {
        sequence = number
        newestInstant = instant
    }

    /// The instant that counts for what comes now: never before one that was given.
    func instant(_ given: Timestamp) -> Timestamp { newestInstant.map { max($0, given) } ?? given }

    func set(_ name: String, to number: Int64) throws {
        try setValue.bind(number, at: 1)
        try setValue.bind(name, at: 2)
        try setValue.run()
    }

    func close() {
        sources = [:]
        // Where this fails the next one to open looks for damage, which costs time and nothing else.
        try? connection.execute("UPDATE \"@store\" SET value = 1 WHERE name = 'closed'")
        try? connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    }
}
