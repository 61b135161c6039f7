import Contracts
import FeatureStoreTesting
import Reports
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// What SQL answers otherwise in a session of another zone is reported, with its portable spelling.
@Suite struct SecondZoneTests {
    /// On 10 March 2013 New York had no 02:00 to 03:00, so a week before the 17th at 02:00 begins there at 07:00 UTC.
    private static let fixture = """
        about: A flight half an hour within a week of 168 hours, and none.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-10T06:30:00Z, dep_delay: 10 }
            - { flight_id: 2, tailnum: N2, scheduled_at: 2013-03-10T07:30:00Z, dep_delay: 20 }
            - { flight_id: 3, tailnum: N2, scheduled_at: 2013-03-10T08:30:00Z, dep_delay: 50 }
        defaults: { flights: { origin: JFK } }
        spine:
          - { tailnum: N1, as_of: 2013-03-17T06:00:00Z, expect: { Delays: { departures: 1 } }, because: A week is 168 hours. }
          - { tailnum: N2, as_of: 2013-03-17T06:00:00Z }
          - { tailnum: N3, as_of: 2013-03-17T06:00:00Z }
        """

    private static func sql(_ week: String) -> String {
        """
        SELECT s.spine_id, count(f.flight_id) AS departures, avg(f.dep_delay)::float8 AS mean_delay
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at <= s.as_of
                               AND f.scheduled_at > s.as_of - INTERVAL '\(week)'
            GROUP BY s.spine_id
        """
    }

    private func verify(
        _ week: String, _ zones: Project.ZonePolicy, fixture: String = fixture
    ) async throws -> (verdict: WarehouseVerdict, report: RunReport) {
        var files = TestProject.files
        files["Features/Delays.sql"] = TestProject.delays.replacing(
            "SELECT spine_id, 0 AS departures, NULL::float8 AS mean_delay FROM spine", with: Self.sql(week))
        var project = try ProjectLoader.load(files: files)
        let pair = PairQuery(try SQLBinder.bind(view: try #require(project.view("Delays")), project: project))
        project.zones = zones
        let sources = try CaseSource.all(
            in: CaseFiles(root: "Fixtures", texts: ["week.yaml": fixture]), project: project)
        let url = try TemporaryPostgres.shared().url
        let zone = "America/New_York"
        let warehouse = NamedWarehouse(
            name: "analytics", warehouse: try await PostgresWarehouse(url: url, project: project),
            otherZone: OtherZone(
                zone: zone,
                warehouse: try await PostgresWarehouse(
                    url: url, project: project, options: WarehouseOptions(sessionZone: zone))))
        let verdict = try await Verifier(
            project: project, pairs: [pair], warehouses: [warehouse], swift: FakeSwiftSide()
        ).verify(sources)
        await warehouse.close()
        return (
            verdict.views[0].warehouses[0],
            RunReport(verdict: verdict, queries: [pair].compactMap(\.query), arguments: [])
        )
    }

    @Test func aDayOfTheSessionsZoneIsReported() async throws {
        let (verdict, report) = try await verify("7 days", .warn)
        #expect(verdict.conclusion == .agreed, "\(verdict)")
        #expect(verdict.zoneDependences.map(\.feature) == ["departures", "mean_delay"])
        #expect(verdict.zoneDependences.map(\.count) == [1, 1])
        #expect(verdict.zoneDependences.map { $0.question?.selector.description } == ["week#1", "week#1"])
        guard case .value(let inUTC)? = verdict.zoneDependences.first?.inUTC,
            case .value(let inZone)? = verdict.zoneDependences.first?.inZone
        else {
            Issue.record("\(verdict.zoneDependences)")
            return
        }
        #expect(inUTC == .int(1) && inZone == .int(0))
        let text = TextReport.text(report)
        #expect(text.contains("warning[zone-dependent] Delays:departures: SQL answers 1"), "\(text)")
        #expect(text.contains("portable   Features/Delays.sql:"), "\(text)")
        #expect(text.contains("INTERVAL '168 hours'"), "\(text)")
        #expect(String(decoding: try JSONReport.data(report), as: UTF8.self).contains("America/New_York"))
    }

    @Test func whereZonesAreStrictItIsAnError() async throws {
        let (verdict, report) = try await verify("7 days", .strict)
        #expect(verdict.conclusion == .diverged)
        #expect(report.verdict.exitCode == 1)
        #expect(TextReport.text(report).contains("error[zone-dependent] Delays:departures"))
    }

    @Test(arguments: [Project.ZonePolicy.warn, .strict])
    func hoursAreTheSameEverywhere(_ zones: Project.ZonePolicy) async throws {
        let (verdict, report) = try await verify("168 hours", zones)
        #expect(verdict.conclusion == .agreed, "\(verdict)")
        #expect(verdict.zoneDependences.isEmpty)
        #expect(!TextReport.text(report).contains("zone-dependent"))
    }

    @Test func aQuestionThatNoZoneChangesIsNotReported() async throws {
        let (verdict, _) = try await verify(
            "7 days", .warn, fixture: Self.fixture.replacing("2013-03-10T06:30:00Z", with: "2013-03-10T09:30:00Z"))
        #expect(verdict.conclusion == .agreed)
        #expect(verdict.zoneDependences.isEmpty)
    }
}
