import FeatureStore
import SQLite

/// Removes what no answer may need, a chunk of rows of one source in a transaction.
///
/// Two kinds of rows go: contents that were replaced before the oldest snapshot that is kept, and rows that are too old for
/// every view. An old row stays where a view reads the last rows of its group, unless enough newer ones are certain to stand
/// before it in every answer.
struct Compaction {
    /// What was removed so far, by source.
    private(set) var removed: [CompactionReport.RemovedRows] = []

    private let now: Timestamp
    private let retention: Retention
    /// The newest commit whose replaced contents nobody asks for any more.
    private let horizon: Int64
    private var waiting: [SourceCompaction]
    private var hasForgottenReplaced = false

    init(_ retention: Retention, now: Timestamp, session: WriterSession) throws {
        self.retention = retention
        self.now = now
        let oldest = now.before(retention.snapshots)
        let rows = try session.connection.rows(
            "SELECT max(sequence) FROM \"@commits\" WHERE ingested_at <= ?", [.integer(oldest.microseconds)])
        var horizon: Int64 = 0
        if case .integer(let number)? = rows.first?.first { horizon = number }
        if case .integer(let number)? = try session.connection.rows(
            "SELECT value FROM \"@store\" WHERE name = 'oldest_sequence'"
        ).first?.first {
            horizon = max(horizon, number)
        }
        self.horizon = horizon
        waiting = try session.layouts.compactMap { layout in
            try retention.sources.first { $0.source == layout.schema.source }.map {
                try SourceCompaction($0, layout, now: now, horizon: horizon, session.connection)
            }
        }.reversed()
    }

    /// Removes some rows; false when there is nothing left to do.
    mutating func removeSome(_ session: WriterSession) throws -> Bool {
        if !hasForgottenReplaced {
            try forgetReplaced(session)
            hasForgottenReplaced = true
        }
        guard var source = waiting.popLast() else { return false }
        let goesOn = try session.transaction { try source.removeSome(session.connection) }
        if goesOn {
            waiting.append(source)
        } else {
            removed.append(
                CompactionReport.RemovedRows(
                    source: source.name, rows: source.removed,
                    bound: try KeptBounds(connection: session.connection).bounds(of: source.name).standing))
        }
        return true
    }

    /// Notes from where on snapshots are kept, before the first replaced content goes.
    private func forgetReplaced(_ session: WriterSession) throws {
        try session.transaction {
            try session.set("oldest_sequence", to: horizon)
            _ = try session.connection.rows(
                "DELETE FROM \"@commits\" WHERE sequence < ?", [.integer(horizon)])
            _ = try session.connection.rows(
                "DELETE FROM \"@deliveries\" WHERE ingested_at < ? AND substr(id, 1, ?) <> ?",
                [
                    .integer(now.before(retention.snapshots).microseconds),
                    .integer(Int64(Delivery.lastingIDs.utf8.count)), .text(Delivery.lastingIDs),
                ])
        }
    }
}

/// The part of a compaction that one source has.
struct SourceCompaction {
    let name: String
    private(set) var removed = 0
    private let candidates: Statement
    private let remove: Statement
    /// The last row that there was in the beginning: what comes meanwhile is the next compaction's.
    private let end: Int64
    private var reached: Int64 = 0
    /// What is there of the source when all that is too old is gone.
    private let bound: SourceBound?

    /// How many rows are looked at in one transaction.
    private static let chunk: Int64 = 2_000

    init(
        _ retention: Retention.SourceRetention, _ layout: SourceLayout, now: Timestamp, horizon: Int64,
        _ connection: Connection
    ) throws {
        name = retention.source
        bound = retention.bound(at: now)
        let statements = CompactionStatements(layout: layout, retention: retention)
        candidates = try connection.prepare(statements.candidates)
        // NULL as the cutoff: no row is ever too old.
        if let bound { try candidates.bind(bound.since.microseconds, at: 1) }
        try candidates.bind(horizon, at: 2)
        remove = try connection.prepare("DELETE FROM \(StoreStatements.name(layout.table)) WHERE \"@row\" = ?")
        let last = try connection.rows("SELECT max(\"@row\") FROM \(StoreStatements.name(layout.table))")
        end = if case .integer(let row)? = last.first?.first { row } else { 0 }
    }

    /// Looks at the next rows and removes what may go; false when all were looked at.
    mutating func removeSome(_ connection: Connection) throws -> Bool {
        let next = reached + Self.chunk
        try candidates.bind(reached, at: 3)
        try candidates.bind(next, at: 4)
        var rows: [Int64] = []
        var holdsOld = false
        while try candidates.step() {
            rows.append(candidates.integer(0))
            if candidates.integer(1) == 0 { holdsOld = true }
        }
        candidates.reset()
        for row in rows {
            try remove.bind(row, at: 1)
            try remove.run()
        }
        if holdsOld, let bound {
            try KeptBounds(connection: connection).change(name) { $0.remove(beyond: bound) }
        }
        removed += rows.count
        reached = next
        return end > reached
    }
}
