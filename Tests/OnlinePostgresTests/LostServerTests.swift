import FeatureStore
import FeatureStoreTesting
import Foundation
import Online
import OnlinePostgres
import Testing

/// A server that is there and does not answer.
@Suite("PostgreSQL that does not answer")
struct LostServerTests {
    private func open(_ schema: String, _ url: String) async throws -> PostgresOnlineStore {
        var limits = StoreLimits()
        limits.statementSeconds = 1
        limits.grace = .milliseconds(200)
        return try await PostgresOnlineStore(
            url: url, schema: schema, registry: StoreProbe.registry, readers: 1, limits: limits)
    }

    private func take(_ id: Int, into store: PostgresOnlineStore) async throws {
        _ = try await store.commit([try StoreProbe.marks([(id, "k", 0, id)])], ingestedAt: StoreProbe.day(0))
    }

    @Test("Connections whose other end fell silent are given up, and others are made", .timeLimit(.minutes(1)))
    func silent() async throws {
        let server = try TemporaryPostgres.shared()
        try server.session().execute("CREATE DATABASE silent_store")
        let store = try await open("silent", server.url(database: "silent_store"))
        try await take(1, into: store)
        let pids = try server.query("SELECT pid FROM pg_stat_activity WHERE datname = 'silent_store'")
            .compactMap { $0[0].flatMap { pid_t($0) } }
        #expect(pids.count >= 1)
        for pid in pids { #expect(kill(pid, SIGSTOP) == 0) }
        defer { for pid in pids { kill(pid, SIGCONT) } }
        do throws(OnlineStoreError) {
            let delivery: Delivery
            do { delivery = try StoreProbe.marks([(2, "k", 0, 2)]) } catch { throw .engine("\(error)") }
            _ = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
            Issue.record("nobody answers")
        } catch {
            guard case .unavailable = error else { throw error }
        }
        // What reads tries once more by itself.
        #expect(try await store.newest.sequence == 1)
        try await take(3, into: store)
        #expect(try await store.newest.sequence == 2)
        await store.close()
    }

    @Test("A turn to write that does not come is the server's state, not the delivery's fault")
    func heldLock() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("held_lock", server.url)
        try await take(1, into: store)
        let session = try server.session()
        try session.execute("SELECT pg_advisory_lock(hashtextextended('featurestore held_lock', 0))")
        let delivery = try StoreProbe.marks([(2, "k", 0, 2)])
        do throws(OnlineStoreError) {
            _ = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
            Issue.record("somebody else writes")
        } catch {
            guard case .unavailable = error else { throw error }
        }
        try session.execute("SELECT pg_advisory_unlock_all()")
        try await take(2, into: store)
        #expect(try await store.newest.sequence == 2)
        await store.close()
    }
}
