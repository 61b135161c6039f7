import Audit
import FeatureStore
import Features
import Online
import Parity
import Reports
import Testing

@Suite("What one request saw")
struct ReplayTests {
    @Test("A replay shows the rows of then, not of now, and what each half says to them")
    func replay() async throws {
        let rig = try AuditRig()
        let flights = (1...3).map { AuditRig.flight($0, daysBack: Int64($0)) }
        let late = AuditRig.flight(4, daysBack: 2)
        try rig.fill(flights + [late])
        let serving = try await rig.serve()
        try await serving.ingest(flights + [AuditRig.flight(8, daysBack: 8)])
        try await rig.ask(serving, id: "payment")
        try await serving.ingest([late])
        await serving.close()
        let records = try Replayer.records(of: "payment", in: rig.log)
        #expect(records.map(\.vector.requestID) == ["payment/0", "payment/1"])
        let record = try #require(records.first)
        let report = try await rig.asking { _, warehouse, live, store in
            try await Replayer(
                project: rig.project, registry: featureRegistry, swift: LocalSwift(registry: featureRegistry),
                store: store,
                warehouse: (warehouse, live)
            ).replay(record)
        }
        let view = try #require(report.views.first)
        #expect(view.seenThen?.count == 3 && view.seenNow == view.seenThen)
        let rows = try #require(view.rows.first { $0.source.name == "flights" })
        #expect(rows.rows.map(\.isOlderThanReads) == [true, false, false, false])
        #expect(view.warehouseRows.map(\.kind) == [.late])
        let count = try #require(view.features.first)
        guard case .value(.int(3))? = count.swift, case .value(.int(4))? = count.sql else {
            Issue.record("Swift \(String(describing: count.swift)), SQL \(String(describing: count.sql))")
            return
        }
        #expect(count.cause == .data && !count.isNotReproduced && report.differs)
        let text = ReplayText.text(report)
        #expect(text.contains("older than reads:") && text.contains("saw these 3 rows"))
    }
}
