import Contracts
import FeatureStore
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

    private static var options: WorkerOptions {
        var options = WorkerOptions()
        options.executable =
            URL(filePath: ProbeCases.executable).deletingLastPathComponent().appending(path: "EveryType").path
        return options
    }

    private func own(_ view: ViewContract, _ text: String) -> ViewContract {
        ViewContract(
            name: view.name, entity: view.entity, reads: view.reads, request: view.request, features: view.features,
            owner: view.owner, sql: view.sql, swift: view.swift, sqlite: PairHalf(file: Self.file, text: text))
    }

    private func verify(
        _ text: String, _ sources: [CaseSource]? = nil, by options: WorkerOptions = Self.options
    ) async throws -> (verdict: WarehouseVerdict, text: String) {
        let view = own(try #require(project.view("AskedPrice")), text)
        let pairs = [PairQuery(try SQLBinder.bind(view: view, project: project))]
        let warehouse = NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project))
        let verdict = try await Verifier(
            project: project, pairs: pairs, warehouses: [warehouse], swift: WorkerSwiftSide(options: options)
        ).verify(sources ?? self.sources)
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

    /// To a text of its own NaN is a text, so such cases are left out, however many; the others are asked all the same.
    @Test func casesWithNaNAreLeftOutAlone() async throws {
        let count = 120
        let texts = (0..<count).map { number in
            (
                String(format: "%03d.yaml", number),
                """
                about: A quote.
                rows:
                  quotes:
                    - { code: X, quoted_at: 2013-01-01T00:00:00Z, published_at: 2013-01-01T00:00:00Z,
                        price: \(number.isMultiple(of: 2) ? ".nan" : "1.5") }
                spine:
                  - { shelf: A, as_of: 2013-01-01T09:00:00Z, wanted: X }

                """
            )
        }
        let files = CaseFiles(root: "Fixtures", texts: Dictionary(uniqueKeysWithValues: texts))
        let (verdict, text) = try await verify(Self.text, try CaseSource.all(in: files, project: project))
        #expect(verdict.findings.isEmpty, "\(text)")
        #expect(verdict.compared.total == count / 2)
        #expect(verdict.skipped.inexpressibleCases.count == count / 2)
    }

    /// The command of a package begins when its input is written, where it is told to wait for it.
    @Test func theCommandCanBeStartedAhead() async throws {
        var options = Self.options
        options.repetitionsPerView = 0
        options.startsAhead = true
        options.arguments = ["-c", #"[ $# = 0 ] || exec "$0" evaluate "$@"; exit 64"#, options.executable]
        options.executable = "/bin/sh"
        let (verdict, text) = try await verify(Self.text, by: options)
        #expect(verdict.conclusion == .agreed, "\(text)")
        #expect(verdict.compared.total > 0)
    }

    /// Whether as a cell or as an element of a list, of a table or of a request.
    @Test func casesWithNaNAreToldBeforeTheyAreAsked() async throws {
        let view = try #require(project.view("AskedPrice"))
        let warehouse = try await SQLiteWarehouse(project: project)
        var columns = [
            Column(name: "case_id", type: .int), Column(name: "price", type: .double),
            Column(name: "wanted", type: .list(element: .double, order: .ordered, nullElements: true)),
        ]
        let rows: [(Double, [CellValue])] = [
            (1.5, [.double(0), .null]), (.nan, []), (2, [.double(1), .double(.nan)]), (.infinity, [.double(-0.0)]),
        ]
        for (number, row) in rows.enumerated() {
            columns[0].append(Int64(number + 1))
            columns[1].append(row.0)
            columns[2].append(CellValue.list(row.1))
        }
        let batch = ColumnBatch(columns: columns, rowCount: rows.count)
        let found = warehouse.uncoveredCases(in: batch, of: own(view, Self.text))
        #expect(Set(found.map { "\($0.caseID) \($0.column)" }) == ["2 price", "3 wanted"])
        #expect(warehouse.uncoveredCases(in: batch, of: view).isEmpty)
        await warehouse.close()
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
        ("WITH a AS (SELECT 1) DELETE FROM \"spine 0\"", "it changes the database", "1:1"),
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
