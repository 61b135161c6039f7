import Audit
import Contracts
import FeatureStore
import Features
import Foundation
import Online
import Parity
import Reports
import Testing

@Suite("What was served, asked again in the warehouse")
struct AttributionTests {
    private let flights = (1...4).map { AuditRig.flight($0, daysBack: Int64($0)) }

    /// Serves over the flights, after a change to each side, and audits.
    private func audited(
        store: [Flight], warehouse: [Flight], later: [Flight] = [], serving: FeatureRegistry = featureRegistry,
        auditing: FeatureRegistry = featureRegistry, project: ((Project) -> Project)? = nil,
        rewriting: (@Sendable (inout ServedVector) -> Void)? = nil
    ) async throws -> AuditReport {
        let rig = try AuditRig()
        try rig.fill(warehouse)
        let serving = try await rig.serve(serving, rewriting: rewriting)
        try await serving.ingest(store)
        try await rig.ask(serving)
        rig.setClock(AuditRig.noon + .hours(1))
        if !later.isEmpty { try await serving.ingest(later) }
        await serving.close()
        return try await rig.audit(auditing, project: project.map { $0(rig.project) })
    }

    @Test("Where both have the same rows and halves, nothing differs, over several views and instants")
    func honest() async throws {
        let rig = try AuditRig()
        let weather = [Int64(25), 49, 50].map { hours in
            WeatherReport(
                origin: "JFK", observedAt: AuditRig.noon - .hours(hours), publishedAt: AuditRig.noon - .hours(hours),
                temperature: nil, windDirection: nil, windSpeed: Double(hours), windGust: nil, precipitation: nil,
                pressure: nil, visibility: nil)
        }
        try rig.fill(flights, weather)
        let serving = try await rig.serve()
        try await serving.ingest(flights)
        try await serving.ingest(weather)
        let features =
            AuditRig.names + [
                "GroundTime:is_airborne", "LateStreak:late_streak", "WindAtDeparture:wind_at_departure",
                "AircraftSize:seats",
            ]
        for hours in [Int64(0), 12, 23] {
            try await rig.ask(serving, features, id: "r\(hours)", asOf: AuditRig.noon - .hours(hours))
        }
        await serving.close()
        let report = try await rig.audit()
        #expect(report.records == 6 && report.answers == 36 && report.notCompared.isEmpty)
        #expect(report.differing() == 0 && report.examples.isEmpty)
        #expect(report.views.map(\.version).contains("WindAtDeparture@1"))
    }

    @Test("A row that came late, never came, came otherwise or is too many is a matter of data, and shown")
    func data() async throws {
        let changed = flights.dropLast() + [AuditRig.flight(4, daysBack: 4, delay: 50)]
        for (store, warehouse, later, kind) in [
            (Array(flights.dropLast()), flights, [flights[3]], RowDifference.Kind.late),
            (Array(flights.dropLast()), flights, [], .missing),
            (flights, Array(changed), [], .different),
            (flights, Array(flights.dropLast()), [], .extra),
            // The store had it before it answered, at a time that had not come.
            (flights.dropLast() + [AuditRig.flight(4, daysBack: -1)], flights, [], .different),
        ] {
            let report = try await audited(store: store, warehouse: warehouse, later: later)
            #expect(report.differing(.data) == report.differing() && report.differing() > 0, "\(kind)")
            let example = try #require(report.examples.first)
            #expect(example.rows.map(\.kind) == [kind], "\(example.rowsUnknown ?? "")")
            #expect(AuditText.text(report, budget: 0).contains("\(kind)"))
        }
    }

    @Test("The same rows and another answer is a matter of logic, whichever half is wrong")
    func logic() async throws {
        let old = flights + [AuditRig.flight(7, daysBack: 6)]
        let wrongSQL = try await audited(
            store: old, warehouse: old,
            project: { project in
                var project = project
                project.views = project.views.map {
                    $0.name == "RecentDelays" ? $0.with("'7 days'", as: "'5 days'") : $0
                }
                return project
            })
        #expect(wrongSQL.differing(.logic) == 2 && wrongSQL.differing() == 2)
        let wrongSwift = try await audited(
            store: flights, warehouse: flights, serving: HastyDelays.registry, auditing: HastyDelays.registry)
        // One too many for the aircraft and for the stranger, of one feature.
        #expect(wrongSwift.differing(.logic) == 2 && wrongSwift.differing() == 2)
    }

    @Test("What the Swift half does not say again is a matter of the log; of another version, of the version")
    func logAndVersion() async throws {
        let unrepeated = try await audited(store: flights, warehouse: flights, serving: HastyDelays.registry)
        #expect(unrepeated.differing(.log) == 2 && unrepeated.differing() == 2)
        let older = try await audited(
            store: flights, warehouse: flights, serving: HastyDelays.registry,
            rewriting: { $0.views[0].version = "RecentDelays@9" })
        #expect(older.differing(.version) == 2 && older.differing() == 2)
        #expect(older.views.map(\.version) == ["RecentDelays@9"])
    }

    @Test("A changed line counts, a torn one does not; what cannot be asked is said")
    func damaged() async throws {
        let rig = try AuditRig()
        try rig.fill(flights)
        let serving = try await rig.serve()
        try await serving.ingest(flights)
        for number in 0..<3 { try await rig.ask(serving, id: "r\(number)") }
        await serving.close()
        let file = URL(filePath: "\(rig.folder)/log/\(try #require(try rig.log.files().first))")
        var bytes = try Data(contentsOf: file)
        bytes[10] ^= 0x10
        try bytes.dropLast(20).write(to: file)
        let report = try await rig.audit()
        #expect(report.torn == 1 && report.damagedLines == 1 && report.records == 4)
        #expect(report.differing(.log) == 1 && report.differing() == 1 && report.share > 0)
    }

    @Test("The page says by when and why, and needs nothing else")
    func page() async throws {
        let report = try await audited(store: Array(flights.dropLast()), warehouse: flights)
        let page = try AuditHTML.text(report, budget: 0)
        #expect(page.contains("<rect class=\"data\"") && page.contains("above the budget"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
        let json = try JSONSerialization.jsonObject(with: try AuditJSON.data(report, budget: 0)) as? [String: Any]
        #expect(json?["isWithinBudget"] as? Bool == false && json?["differing"] as? Int == report.differing())
    }
}

extension ViewContract {
    /// The same view with another text in its SQL half.
    fileprivate func with(_ text: String, as other: String) -> ViewContract {
        ViewContract(
            name: name, entity: entity, reads: reads, request: request, features: features, owner: owner,
            sql: PairHalf(file: sql.file, text: sql.text.replacingOccurrences(of: text, with: other)), swift: swift,
            version: version, online: online)
    }
}
