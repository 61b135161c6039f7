import Foundation
import SQLite
import Testing

@testable import TableComparison

/// SQLite files that are not what they should be, and tables that change.
@Suite struct SQLiteTroubleTests {
    private static let table = "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (1, 2)"

    private func error(
        _ rig: ComparisonRig, _ path: String, rows: SideRows = .table(["t"])
    ) async throws -> ComparisonError? {
        var request = try rig.request(Self.table, Self.table)
        request.first = .init(name: "first", address: .sqlite(path: path), rows: rows)
        let asked = request
        return await failure { try await TableComparer.compare(asked) }
    }

    @Test func filesThatAreNoDatabaseAreNamed() async throws {
        let rig = try ComparisonRig()
        let text = try rig.file("a.txt", String(repeating: "not a database\n", count: 100).utf8)
        #expect(try await error(rig, text)?.description.contains("not a SQLite database") == true)
        #expect(try await error(rig, rig.folder + "/none.db")?.description.contains("cannot be opened") == true)
        #expect(!FileManager.default.fileExists(atPath: rig.folder + "/none.db"))
        #expect(try await error(rig, rig.folder)?.description.contains("cannot be opened") == true)
    }

    @Test func aFileCutShortIsAnErrorAndNotASmallerTable() async throws {
        let rig = try ComparisonRig()
        let rows = (1...20_000).map { "(\($0), \($0))" }.joined(separator: ",")
        let path = try rig.sqlite("whole.db", "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES \(rows)")
        let whole = try #require(FileManager.default.contents(atPath: path))
        let cut = try rig.file("cut.db", whole.prefix(whole.count / 2))
        let error = try await error(rig, cut)
        #expect(error?.description.contains("damaged or was cut short") == true, "\(String(describing: error))")
    }

    @Test func anotherSchemaIsToldInTheEnginesWords() async throws {
        let rig = try ComparisonRig()
        let path = try rig.sqlite("other.db", "CREATE TABLE u (id INTEGER)")
        #expect(try await error(rig, path)?.description.contains("no such table: t") == true)
    }

    @Test func aQueryThatFailsPointsIntoItself() async throws {
        let rig = try ComparisonRig()
        let path = try rig.sqlite("a.db", Self.table)
        for (query, expected) in [
            ("SELECT id,\n  nn FROM t", "--first-query:2:3: error: first: no such column: nn"),
            ("SELECT id FROM t; DROP TABLE t", "text behind the first statement"),
            ("SELECT id, n FROM t WHERE id = ?", "the query has parameters"),
            ("BEGIN", "gives no rows"), ("", "no statement"),
        ] {
            let error = try await error(rig, path, rows: .query(query, origin: "--first-query"))
            #expect(error?.description.contains(expected) == true, "\(query): \(String(describing: error))")
        }
    }

    @Test func aQueryMayEndWithASemicolonOrAComment() async throws {
        let rig = try ComparisonRig()
        for query in [
            "SELECT id, n FROM t;", "SELECT id, n FROM t -- all of it", " SELECT id, n FROM t ; \n",
            "SELECT id, n FROM t; -- all of it", "SELECT id, n FROM t /* a; b */; /* all; */ ; -- it's all",
            "SELECT id, n FROM t WHERE '; --' <> '' AND \"id\" > 0; --",
        ] {
            var request = try rig.request(Self.table, Self.table)
            request.first = .init(
                name: "first", address: request.first.address, rows: .query(query, origin: "--first-query"))
            let asked = request
            #expect(try await TableComparer.compare(asked).conclusion == .equal, "\(query)")
        }
    }

    @Test func aLockedFileIsUnavailable() async throws {
        let rig = try ComparisonRig()
        let path = try rig.sqlite("locked.db", Self.table)
        let other = try Connection(.file(path: path))
        try other.execute("BEGIN EXCLUSIVE")
        defer { other.close() }
        let error = try await error(rig, path)
        guard case .unavailable(let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains("holds a lock"))
    }

    @Test func aTableThatChangesWhileItIsReadIsReadAsItWas() async throws {
        let rig = try ComparisonRig()
        let rows = (1...60_000).map { "(\($0), 1)" }.joined(separator: ",")
        let statements = "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO t VALUES \(rows)"
        var request = try rig.request("PRAGMA journal_mode = WAL; " + statements, statements)
        request.exampleLimit = 1
        guard case .sqlite(let path) = request.first.address else { return }
        let asked = request
        // Every transaction keeps all rows alike; a torn read would see some of one and some of another.
        let writer = Task.detached {
            let connection = try Connection(.file(path: path))
            var value = 1
            while !Task.isCancelled {
                value += 1
                try connection.execute("UPDATE t SET n = \(value)")
                // Tests share few threads.
                await Task.yield()
            }
            connection.close()
        }
        for _ in 0..<3 {
            let result = try await TableComparer.compare(asked)
            #expect(result.rows.compared == 60_000)
            #expect([0, 60_000].contains(result.count("n", .value)))
        }
        writer.cancel()
        try await writer.value
    }

    @Test func aCancelledComparisonEnds() async throws {
        let rig = try ComparisonRig()
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS n FROM n"
        var request = try rig.request(Self.table, Self.table)
        request.first = .init(
            name: "first", address: request.first.address, rows: .query(endless, origin: "--first-query"))
        let asked = request
        let task = Task { try await TableComparer.compare(asked) }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}
