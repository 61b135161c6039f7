import Contracts
import FeatureStoreTesting
import SQLFrontend
import Testing
import Warehouse

@testable import Parity
@testable import Reports

/// Two real engines and Swift answer the same question: the report names who stands alone.
@Suite struct VotingTests {
    private static let fixture = """
        about: Two rows.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: 10 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-01-02T00:00:00Z, dep_delay: 1 }
        defaults: { flights: { origin: JFK } }
        spine:
          - { tailnum: N1, as_of: 2013-01-03T00:00:00Z }
          - { tailnum: N1, as_of: 2013-01-01T00:00:00Z }
        """

    /// A text of the view for one engine, which adds something to the number of departures.
    private static func text(adding number: Int) -> String {
        RealEnginesTests.right.replacing("count(f.flight_id)", with: "count(f.flight_id) + \(number)")
    }

    private func verify(sqlite: Int, postgres: Int, swift: Int64) async throws -> RunReport {
        var files = TestProject.files
        files["Features/Delays.sql"] = TestProject.delays.replacing(
            "SELECT spine_id, 0 AS departures, NULL::float8 AS mean_delay FROM spine", with: Self.text(adding: postgres)
        )
        let project = try ProjectLoader.load(files: files)
        let view = try #require(project.view("Delays"))
        let own = ViewContract(
            name: view.name, entity: view.entity, reads: view.reads, request: view.request, features: view.features,
            owner: view.owner, sql: view.sql, swift: view.swift,
            sqlite: PairHalf(
                file: "Features/Delays.sqlite.sql",
                text: Self.text(adding: sqlite).replacing("::float8", with: "")))
        let pair = PairQuery(try SQLBinder.bind(view: own, project: project))
        let sources = try CaseSource.all(
            in: CaseFiles(root: "Fixtures", texts: ["one.yaml": Self.fixture]), project: project)
        let warehouses = [
            NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project)),
            NamedWarehouse(
                name: "analytics",
                warehouse: try await PostgresWarehouse(url: try TemporaryPostgres.shared().url, project: project)),
        ]
        var swiftSide = FakeSwiftSide()
        swiftSide.change = { _, answer in
            guard swift != 0, case .int(let count) = answer.rows[0][0] else { return }
            answer.rows[0][0] = .int(count + swift)
        }
        let verdict = try await Verifier(
            project: project, pairs: [pair], warehouses: warehouses, swift: swiftSide
        ).verify(sources)
        for warehouse in warehouses { await warehouse.close() }
        return RunReport(verdict: verdict, queries: [], arguments: [])
    }

    private func outcome(_ report: RunReport) throws -> String {
        let vote = try #require(report.verdict.views[0].votes.first { $0.feature == "departures" })
        switch vote.outcome {
        case .standsAlone(.swift): return "Swift"
        case .standsAlone(.warehouse(let name, _)): return name
        case .majority: return "majority"
        case .noMajority: return "none"
        }
    }

    @Test func theOddOneOutIsNamedWithItsEngine() async throws {
        let report = try await verify(sqlite: 1, postgres: 0, swift: 0)
        #expect(try outcome(report) == "local")
        let versions = report.verdict.views[0].warehouses.compactMap { $0.engine?.version }
        try #require(versions.count == 2)
        let text = TextReport.text(report)
        // The vote is about the smallest input, which has no rows: what the texts add is all that is left.
        #expect(
            text.contains(
                "vote: analytics (postgres \(versions[1])) and Swift say 0 (int), "
                    + "local (sqlite \(versions[0])) stands alone with 1 (int)\n"), "\(text)")
    }

    @Test(arguments: [(0, 1, Int64(0), "analytics"), (0, 0, 1, "Swift"), (1, 1, 0, "Swift"), (1, 2, 0, "none")])
    func anyMayStandAlone(_ sqlite: Int, _ postgres: Int, _ swift: Int64, _ odd: String) async throws {
        #expect(try outcome(try await verify(sqlite: sqlite, postgres: postgres, swift: swift)) == odd)
    }

    @Test func whereAllAgreeNobodyVotes() async throws {
        let report = try await verify(sqlite: 0, postgres: 0, swift: 0)
        #expect(report.verdict.conclusion == .agreed)
        #expect(report.verdict.views[0].votes.isEmpty)
    }
}
