import FeatureStoreTesting
import Foundation
import SQLite
import Testing

/// `featurestore backfill` and `featurestore materialize` over the sample's rows in a user's own file.
@Suite struct BackfillTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FlightTables.makeSQLite(at: folder.path + "/data.db")
    }

    private func backfill(
        _ store: String, _ more: [String] = [], whileRunning: (Process) throws -> Void = { _ in }
    ) throws -> CommandRun {
        try CommandRun.featurestore(
            [
                "backfill", "--warehouse", "sqlite:\(folder.path)/data.db", "--store", store, "--now",
                "2013-04-01T00:00:00Z",
            ] + more, whileRunning: whileRunning)
    }

    /// The numbers of a line `flights: 12 rows read, 3 stored, 9 known already`.
    private func numbers(_ run: CommandRun) -> [String: (read: Int, stored: Int, known: Int)] {
        var found: [String: (read: Int, stored: Int, known: Int)] = [:]
        for match in run.output.matches(of: /(\w+): (\d+) rows read, (\d+) stored, (\d+) known/) {
            found[String(match.output.1)] = (
                Int(match.output.2) ?? -1, Int(match.output.3) ?? -1, Int(match.output.4) ?? -1
            )
        }
        return found
    }

    @Test(arguments: ["sqlite", "postgres"])
    func killedAndRunAgain(_ kind: String) throws {
        let store =
            kind == "sqlite" ? folder.path + "/online.sqlite" : try TemporaryPostgres.shared().url + "#backfilled"
        let killed = try backfill(store) { process in
            Thread.sleep(forTimeInterval: 0.4)
            kill(process.processIdentifier, SIGKILL)
        }
        // On a fast machine it may have been through already; then the next run is its second.
        #expect(killed.status == -SIGKILL || killed.status == 0, "\(killed.messages)")
        let second = try backfill(store)
        #expect(second.status == 0, "\(second.messages)")
        let third = numbers(try backfill(store))
        #expect(Set(third.keys) == ["flights", "weather", "planes"])
        for (source, counts) in third {
            #expect(counts.read > 0, "\(source)")
            #expect(counts.stored == 0, "\(source)")
            #expect(counts.known == counts.read, "\(source)")
        }
    }

    /// The store has no rows, so that what `get` gives can only be what was written.
    @Test func answersOfBatchAreWrittenAndServed() throws {
        let (data, store) = (folder.path + "/shelves.db", folder.path + "/answers.sqlite")
        let connection = try Connection(.file(path: data))
        try connection.execute(
            """
            CREATE TABLE revisions (item_id INTEGER NOT NULL, shelf TEXT, placed_at TEXT NOT NULL, recorded_at TEXT,
              is_withdrawn INTEGER, worth TEXT);
            INSERT INTO revisions VALUES
              (1, 'upper', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', NULL, '1.250'),
              (2, 'upper', '2024-01-02T00:00:00Z', '2024-01-02T00:00:00Z', NULL, '2.5'),
              (2, 'upper', '2024-01-02T00:00:00Z', '2024-01-04T00:00:00Z', NULL, '4'),
              (3, 'lower', '2024-01-02T00:00:00Z', '2024-01-02T00:00:00Z', NULL, '8');
            """)
        connection.close()
        func run(_ arguments: [String]) throws -> CommandRun {
            try CommandRun.featurestore(arguments + ["--store", store], program: "EveryType")
        }
        let materialize = ["materialize", "--warehouse", "sqlite:\(data)", "--as-of", "2024-01-03T00:00:00Z"]
        for _ in 0..<2 {
            let written = try run(materialize)
            #expect(written.status == 0, "\(written.messages)")
            #expect(
                written.output
                    == "ShelfWorth: 2 answers about 2024-01-03T00:00:00Z, fresh until 2024-01-04T00:00:00Z\n")
        }
        func get(_ shelf: String, _ asOf: String) throws -> String {
            let run = try run([
                "get", "ShelfWorth:items", "ShelfWorth:worth", "shelf=\(shelf)", "--as-of", asOf, "--allow-unpromoted",
                "ShelfWorth",
            ])
            #expect(run.status == 0, "\(run.messages)")
            return run.output
        }
        let fresh = try get("upper", "2024-01-03T12:00:00Z")
        #expect(fresh.contains(/ShelfWorth:items +2 +present/) && fresh.contains(/ShelfWorth:worth +3\.750? +present/))
        #expect(try get("upper", "2024-01-05T00:00:00Z").contains(/ShelfWorth:items +2 +stale/))
        // Before there was an answer, and of whom there is none, what is computed: nothing is known.
        #expect(try get("upper", "2024-01-02T12:00:00Z").contains(/ShelfWorth:items +0 +not found/))
        #expect(try get("cellar", "2024-01-03T12:00:00Z").contains(/ShelfWorth:items +0 +not found/))
    }

    @Test func whatCannotBeIsRefused() throws {
        let store = folder.path + "/online.sqlite"
        let unknown = try backfill(store, ["flihgts"])
        #expect(unknown.status == 2)
        #expect(unknown.messages.contains("there is no source flihgts; there are flights, weather, planes"))
        let down = try backfill("postgresql://postgres@localhost:1/online")
        #expect(down.status == 3, "\(down.messages)")
        #expect(down.messages.contains("cannot connect to PostgreSQL"), "\(down.messages)")
        let undeclared = try CommandRun.featurestore([
            "materialize", "RecentDelays", "--warehouse", "sqlite:\(folder.path)/data.db", "--store", store,
        ])
        #expect(undeclared.status == 2)
        #expect(undeclared.messages.contains("online: { materialize: 24h }"), "\(undeclared.messages)")
    }
}
