import Contracts
import FeatureStoreTesting
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// The verifier over real engines, with planted faults of the SQL side; the Swift side is a fake that knows the truth.
@Suite struct RealEnginesTests {
    enum Engine: String, CaseIterable {
        case sqlite
        case postgres

        func warehouse(_ project: Project) async throws -> any Warehouse {
            switch self {
            case .sqlite: return try await SQLiteWarehouse(project: project)
            case .postgres:
                return try await PostgresWarehouse(url: try TemporaryPostgres.shared().url, project: project)
            }
        }
    }

    static let right = """
        SELECT s.spine_id, count(f.flight_id) AS departures, avg(f.dep_delay)::float8 AS mean_delay
        FROM spine s
        LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at <= s.as_of
        GROUP BY s.spine_id
        """

    static let fixtures = [
        "one": """
        about: A row at the instant of asking, another a microsecond later, one of another aircraft.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: 10 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-01-01T00:00:00.000001Z, dep_delay: 1 }
            - { flight_id: 3, tailnum: N2, scheduled_at: 2012-12-31T00:00:00Z, dep_delay: 5 }
        defaults: { flights: { origin: JFK } }
        spine:
          - { tailnum: N1, as_of: 2013-01-01T00:00:00Z, expect: { Delays: { departures: 1, mean_delay: 10.0 } } }
          - { tailnum: N1, as_of: 2013-01-01T01:00:00Z }
        """,
        "two": """
        about: Nothing known, and a key that differs by its normal form only.
        rows:
          flights:
            - { flight_id: 1, tailnum: "\\u00e9", origin: JFK, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: null }
        spine:
          - { tailnum: N1, as_of: 2013-01-01T00:00:00Z }
          - { tailnum: "e\\u0301", as_of: 2013-01-01T00:00:00Z }
          - { tailnum: null, as_of: 2013-01-01T00:00:00Z }
        """,
        "three": """
        about: Three rows whose mean has no end.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: 1 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: 1 }
            - { flight_id: 3, tailnum: N1, scheduled_at: 2013-01-01T00:00:00Z, dep_delay: 0 }
        defaults: { flights: { origin: JFK } }
        spine:
          - { tailnum: N1, as_of: 2013-01-02T00:00:00Z }
        """,
    ]

    /// What each query is found guilty of, as `feature class count`.
    static let plants: [(sql: String, findings: [String])] = [
        (right, []),
        (
            right.replacing("f.scheduled_at <= s.as_of", with: "f.scheduled_at < s.as_of"),
            ["departures valueDiffers 1", "mean_delay nullAgainstValue 1"]
        ),
        (
            right.replacing("LEFT JOIN", with: "JOIN"),
            ["departures missingRow 3"]
        ),
        (
            right.replacing("f.tailnum = s.tailnum AND ", with: ""),
            ["departures valueDiffers 5", "mean_delay valueDiffers 2"]
        ),
        (
            """
            SELECT s.spine_id, 1 AS departures, f.dep_delay::float8 AS mean_delay
            FROM spine s LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at <= s.as_of
            """,
            ["* fanOut 2", "departures valueDiffers 3"]
        ),
        (
            right.replacing("count(f.flight_id)", with: "count(f.flight_id) + 0 * (1 / count(f.flight_id))"),
            ["* sqlError 3"]
        ),
        (
            right.replacing("avg(f.dep_delay)::float8", with: "coalesce(avg(f.dep_delay)::float8, 0)"),
            ["mean_delay nullAgainstValue 3"]
        ),
    ]

    @Test(arguments: Engine.allCases, plants.indices)
    func faultsOfTheSQLSideAreFoundAndConfirmed(_ engine: Engine, _ plant: Int) async throws {
        let (sql, expected) = Self.plants[plant]
        var files = TestProject.files
        files["Features/Delays.sql"] = TestProject.delays.replacing(
            "SELECT spine_id, 0 AS departures, NULL::float8 AS mean_delay FROM spine", with: sql)
        let project = try ProjectLoader.load(files: files)
        let sources = try CaseSource.all(
            in: CaseFiles(
                root: "Fixtures",
                texts: Dictionary(uniqueKeysWithValues: Self.fixtures.map { ("\($0.key).yaml", $0.value) })),
            project: project)
        let view = try #require(project.view("Delays"))
        let warehouse = try await engine.warehouse(project)
        let verifier = Verifier(
            project: project, pairs: [PairQuery(try SQLBinder.bind(view: view, project: project))],
            warehouses: [NamedWarehouse(name: engine.rawValue, warehouse: warehouse)], swift: FakeSwiftSide())
        let verdict = try await verifier.verify(sources).views[0].warehouses[0]
        await warehouse.close()
        #expect(verdict.findings.map { "\($0.feature ?? "*") \($0.kind) \($0.count)" } == expected, "\(verdict)")
        #expect(verdict.conclusion == (expected.isEmpty ? .agreed : .diverged), "\(verdict.reasons)")
        #expect(verdict.compared.fixture == 6)
        #expect(verdict.engine?.name == engine.rawValue)
        for example in verdict.findings.flatMap(\.examples) {
            guard case .confirmed = example.confirmation else {
                Issue.record("\(example)")
                continue
            }
        }
    }
}
