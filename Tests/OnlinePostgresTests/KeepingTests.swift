import FeatureStore
import FeatureStoreTesting
import Foundation
import Online
import OnlinePostgres
import Testing

/// Compaction and erasure of a store that is served from meanwhile.
@Suite("Keeping a PostgreSQL store")
struct KeepingTests {
    private func open(
        _ schema: String, on server: TemporaryPostgres, _ change: (inout StoreLimits) -> Void
    ) async throws -> PostgresOnlineStore {
        var limits = StoreLimits()
        change(&limits)
        return try await PostgresOnlineStore(
            url: server.url, schema: schema, registry: StoreProbe.registry, readers: 2, limits: limits)
    }

    @Test("What was replaced goes although far more commits came since than are remembered with what they touched")
    func manyCommits() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("keeping_commits", on: server) { $0.rememberedCommits = 5 }
        for step in 0..<20 {
            _ = try await store.commit(
                [try StoreProbe.marks([(1, "k", 0, step)])], ingestedAt: StoreProbe.day(Double(step) / 10))
        }
        for step in 0..<20 {
            _ = try await store.commit(
                [try StoreProbe.marks([(2, "k", 30, step)])], ingestedAt: StoreProbe.day(34 + Double(step) / 1_000_000))
        }
        let newest = try await store.newest
        let before = try await store.rows(of: [StoreProbe.group(StoreProbe.marks, "k")], at: newest)
        _ = try await store.compact(StoreProbe.retention, now: StoreProbe.day(34.01))
        let left = try server.query(
            "SELECT count(*), count(*) FILTER (WHERE gone_at$ <= 20) FROM keeping_commits.marks")
        #expect(left.first?[1] == "0", "\(left)")
        #expect(left.first?[0] != "40")
        // The states of the last days are there.
        _ = try await store.rows(of: [StoreProbe.group(StoreProbe.marks, "k")], at: StoreSnapshot(sequence: 21))
        // Who is further behind than is remembered drops all that it holds, and who is not is told.
        #expect(try await store.changes(since: StoreSnapshot(sequence: 30)).touched == nil)
        let told = try await store.changes(since: StoreSnapshot(sequence: 36))
        #expect(told.through == newest && told.touched == [StoreProbe.group(StoreProbe.marks, "k")])
        #expect(before.count == 1)
        await store.close()
    }

    @Test("Lookups do not wait behind a compaction, and it may take longer than a lookup")
    func besideLookups() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("keeping_beside", on: server) { $0.statementSeconds = 1 }
        _ = try await store.commit([try StoreProbe.marks([(1, "k", 0, 1)])], ingestedAt: StoreProbe.day(0))
        let session = try server.session()
        try session.execute("BEGIN; LOCK TABLE keeping_beside.marks IN SHARE ROW EXCLUSIVE MODE")
        async let compaction = store.compact(StoreProbe.retention, now: StoreProbe.day(40))
        let waiting = """
            SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'keeping_beside.marks'::regclass
            """
        while try server.query(waiting) == [["0"]] { try await Task.sleep(for: .milliseconds(20)) }
        let group = StoreProbe.group(StoreProbe.marks, "k")
        for _ in 0..<16 {
            let changes = try await store.changes(since: .empty)
            #expect(try await store.rows(of: [group], at: changes.through)[0].rows.rowCount == 1)
        }
        // Longer than a statement of a lookup may take.
        try await Task.sleep(for: .milliseconds(1_300))
        try session.execute("ROLLBACK")
        #expect(try await compaction.removed.map(\.rows).reduce(0, +) == 1)
        await store.close()
    }

    @Test(
        "What a backfill is known by outlives compactions, and nothing else that is as old", arguments: [true, false])
    func lastingIDs(_ isPostgres: Bool) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lasting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store: any OnlineStore =
            isPostgres
            ? try await open("keeping_ids", on: try TemporaryPostgres.shared()) { _ in }
            : try await SQLiteOnlineStore(path: folder.path + "/online.sqlite", registry: StoreProbe.registry)
        for (id, isKept) in [("featurestore backfill notes 1 recent 0", true), ("featurestore", false)] {
            let delivery = try StoreProbe.notes([("k", 30, 1)], id: id)
            _ = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
            _ = try await store.commit(
                [try StoreProbe.marks([(1, "k", 9, isKept ? 1 : 2)])], ingestedAt: StoreProbe.day(9))
            _ = try await store.compact(StoreProbe.retention, now: StoreProbe.day(12))
            let again = try await store.commit([delivery], ingestedAt: StoreProbe.day(12)).receipts[0].get()
            #expect((again.repeated == 1) == isKept, "\(id)")
        }
        await store.close()
    }

    @Test("Erasing may take longer than a lookup, and proves itself")
    func longErasure() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("keeping_erasure", on: server) { $0.statementSeconds = 1 }
        _ = try await store.commit([try StoreProbe.marks([(1, "k", 0, 1)])], ingestedAt: StoreProbe.day(0))
        let session = try server.session()
        try session.execute("BEGIN; SELECT count(*) FROM keeping_erasure.marks")
        async let erasure = store.erase([StoreProbe.group(StoreProbe.marks, "k")])
        try await Task.sleep(for: .milliseconds(1_300))
        try session.execute("ROLLBACK")
        let report = try await erasure
        #expect(report.erased.map(\.rows) == [1] && report.proofs.allSatisfy { $0.traces == 0 })
        await store.close()
    }
}
