import Audit
import FeatureStore
import Features
import Parity
import Reports
import SQLite
import Testing

@testable import Online

@Suite("What a replay could not ask")
struct UndecidedReplayTests {
    private let flights = (1...3).map { AuditRig.flight($0, daysBack: Int64($0)) }

    private func replay(
        _ rig: AuditRig, store hasStore: Bool, warehouse hasWarehouse: Bool,
        _ change: (ServedVector) -> ServedVector = { $0 }
    ) async throws -> ReplayReport {
        let record = try #require(try Replayer.records(of: "r", in: rig.log).first)
        let logged = LoggedVector(vector: change(record.vector), file: record.file, line: record.line)
        return try await rig.asking { _, warehouse, live, store in
            try await Replayer(
                project: rig.project, registry: featureRegistry, swift: LocalSwift(registry: featureRegistry),
                store: hasStore ? store : nil, warehouse: hasWarehouse ? (warehouse, live) : nil
            ).replay(logged)
        }
    }

    private func served() async throws -> AuditRig {
        let rig = try AuditRig()
        try rig.fill(flights)
        let serving = try await rig.serve()
        try await serving.ingest(flights)
        try await rig.ask(serving)
        await serving.close()
        return rig
    }

    @Test("Nobody who was not asked agrees")
    func nobody() async throws {
        let rig = try await served()
        let nobody = try await replay(rig, store: false, warehouse: false)
        #expect(nobody.isUnasked && !nobody.differs && ReplayText.text(nobody).contains("--warehouse"))
        for (store, warehouse) in [(true, false), (false, true), (true, true)] {
            let report = try await replay(rig, store: store, warehouse: warehouse)
            #expect(!report.isUnasked && !report.differs, "\(store) \(warehouse)")
        }
        let connection = try Connection(.file(path: "\(rig.folder)/warehouse.db"))
        try connection.execute("DROP TABLE flights")
        connection.close()
        let tableless = try await replay(rig, store: true, warehouse: true)
        #expect(tableless.isUnasked && !tableless.differs)
        #expect(ReplayText.text(tableless).contains("no table for flights"))
    }

    @Test("A state that the store does not keep is not asked; another one than was logged differs")
    func changed() async throws {
        let rig = try await served()
        let unkept = try await replay(rig, store: true, warehouse: false) { vector in
            var vector = vector
            vector.snapshot = StoreSnapshot(sequence: 99)
            return vector
        }
        #expect(unkept.isUnasked, "\(ReplayText.text(unkept))")
        let changed = try await replay(rig, store: true, warehouse: false) { vector in
            var vector = vector
            vector.views[0].rows = RowsFingerprint(count: 3, digest: "00")
            return vector
        }
        #expect(changed.differs && !changed.isUnasked && ReplayText.text(changed).contains("no longer shows"))
    }
}
