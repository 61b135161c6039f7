import Contracts
import Foundation
import Reports
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// A view with a text of its own for SQLite: run as it stands, held to its sources, and shown where it is wrong.
@Suite struct OwnTextTests {
    private let project: Project
    private let sources: [CaseSource]
    private static let file = "Tests/EveryType/AskedPrice.sqlite.sql"

    /// Bare columns beside max(): SQLite's own way to take the row of the maximum, which PostgreSQL has not.
    private static let text = """
        -- The latest quote's price comes with max(), as SQLite promises.
        SELECT spine_id, price, quotes
        FROM (SELECT s.spine_id AS spine_id, q.price AS price, count(q.code) AS quotes, max(q.quoted_at)
              FROM spine AS s
              LEFT JOIN quotes AS q
                     ON q.code = s.wanted AND q.quoted_at > s.as_of - 48 * 3600 * 1000000
                    AND q.quoted_at <= s.as_of AND q.published_at <= s.as_of
              GROUP BY s.spine_id)
        """

    init() throws {
        let files = try Repository.cases("Tests/EveryType")
        var texts: [String: String] = [:]
        for path in files.paths where !path.hasPrefix("Fixtures/") {
            texts["Tests/EveryType/\(path)"] = String(decoding: try files.read(path), as: UTF8.self)
        }
        project = try ProjectLoader.load(files: texts)
        sources = try CaseSource.all(in: try Repository.cases("Tests/EveryType/Fixtures"), project: project)
    }

    private func verify(_ text: String) async throws -> (verdict: WarehouseVerdict, text: String) {
        let view = try #require(project.view("AskedPrice"))
        let own = ViewContract(
            name: view.name, entity: view.entity, reads: view.reads, request: view.request, features: view.features,
            owner: view.owner, sql: view.sql, swift: view.swift, sqlite: PairHalf(file: Self.file, text: text))
        let pairs = [PairQuery(try SQLBinder.bind(view: own, project: project))]
        var options = WorkerOptions()
        options.executable =
            URL(filePath: ProbeCases.executable).deletingLastPathComponent().appending(path: "EveryType").path
        let warehouse = NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project))
        let verdict = try await Verifier(
            project: project, pairs: pairs, warehouses: [warehouse], swift: WorkerSwiftSide(options: options)
        ).verify(sources)
        await warehouse.warehouse?.close()
        let report = RunReport(verdict: verdict, queries: pairs.compactMap(\.query), arguments: [])
        return (verdict.views[0].warehouses[0], TextReport.text(report))
    }

    @Test func itIsRunAsItStandsAndSaidToBe() async throws {
        let (verdict, text) = try await verify(Self.text)
        #expect(verdict.conclusion == .agreed, "\(text)")
        #expect(verdict.expectationsCompared > 0)
        #expect(text.contains("note: local ran \(Self.file), which says nothing about Tests/EveryType/AskedPrice.sql"))
    }

    @Test func itsDivergencesPointAtIt() async throws {
        let (verdict, text) = try await verify(Self.text.replacing("AND q.published_at <= s.as_of", with: ""))
        #expect(verdict.conclusion == .diverged)
        #expect(text.contains("\(Self.file):3:"), "\(text)")
        #expect(text.contains("q.price AS price"), "\(text)")
    }

    @Test(arguments: [
        ("SELECT spine_id, 1.0 AS price, julianday('Now') AS quotes FROM spine", "the clock ('now')", "1:42"),
        ("SELECT spine_id, 1.0 AS price, [current_TIMESTAMP] AS quotes FROM spine", "the clock", "1:32"),
        ("SELECT spine_id, 1.0 AS price, random() AS quotes FROM spine", "chance (random)", "1:32"),
        ("SELECT spine_id, 1.0 AS price, 1 AS quotes FROM spine, sqlite_master", "sqlite_master", "1:56"),
        ("/* x */ DELETE FROM quotes", "what is no query", "1:9"),
        ("", "what is no query", "1:1"),
        ("WITH a AS (SELECT 1) DELETE FROM \"current case\"", "it changes the database", "1:1"),
        ("SELECT spine_id, 1.0 AS price, 1 AS quotes FROM spine; SELECT 1", "behind the first statement", "1:1"),
        ("SELECT spine_id, ?1 AS price, 1 AS quotes FROM spine", "it has parameters", "1:1"),
        ("SELECT spine_id, 1.0 AS price FROM spine", "answers with spine_id, price, where", "1:1"),
        ("SELECT spine_id, 1.0 AS price, prise AS quotes FROM spine", "no such column: prise", "1:32"),
        ("SELECT spine_id, 1.0 AS price, 1 AS quotes FROM things", "no such table: things", "1:1"),
    ])
    func whatCannotBeRunIsRefusedAtItsPlace(_ text: String, _ problem: String, _ place: String) async throws {
        let (verdict, report) = try await verify(text)
        #expect(verdict.conclusion != .agreed)
        #expect(report.contains(problem) && report.contains("\(Self.file):\(place)"), "\(report)")
    }

    @Test func commentsAndLiteralsHoldNoWords() async throws {
        let text = Self.text.replacing("-- The", with: "/* random() 'now' */ -- current_date, 'now'\n-- The")
        let (verdict, report) = try await verify(
            text.replacing("count(q.code)", with: "count('now''s')*0 + count(q.code)"))
        #expect(verdict.conclusion == .diverged || verdict.conclusion == .agreed, "\(report)")
        #expect(verdict.compared.total > 0)
    }
}
