import FeatureStore
import FeatureStoreTesting
import Foundation
import Online
import OnlinePostgres
import Synchronization
import Testing

@Suite("One PostgreSQL store, several processes")
struct SharedStoreTests {
    private func open(_ schema: String, on server: TemporaryPostgres) async throws -> PostgresOnlineStore {
        try await PostgresOnlineStore(url: server.url, schema: schema, registry: FlightRows.registry, readers: 2)
    }

    private func delivery(_ flights: [FlightRows], givesWay: Bool = false) throws -> Delivery {
        try Delivery.checked(
            FlightRows.batch(flights), of: "flights", registry: FlightRows.registry, givesWay: givesWay)
    }

    @Test("Numbers of commits follow one another whoever commits, and each is told what the other touched")
    func feed() async throws {
        let server = try TemporaryPostgres.shared()
        let one = try await open("shared_feed", on: server)
        let other = try await open("shared_feed", on: server)
        let flights = FlightRows.random(60, from: 1, seed: 7)
        var at = try await one.newest
        for (number, flight) in flights.enumerated() {
            let writer = number.isMultiple(of: 2) ? one : other
            let outcome = try await writer.commit([try delivery([flight])], ingestedAt: FlightRows.now)
            #expect(outcome.snapshot.sequence == Int64(number + 1))
            guard number % 7 == 6 else { continue }
            let changes = try await one.changes(since: at)
            let mine = Set(flights[Int(at.sequence)...number].compactMap(\.tailnum))
            let told = (changes.touched ?? []).filter { $0.link == FlightRows.link }
            #expect(Set(told.map(\.key)) == Set(mine.compactMap { EntityKey($0) }))
            #expect(changes.through == outcome.snapshot)
            at = changes.through
        }
        // A repeated row changes nothing and takes no number.
        let again = try await other.commit([try delivery([flights[0]])], ingestedAt: FlightRows.now)
        #expect(again.snapshot.sequence == 60)
        #expect(try again.receipts[0].get().repeated == 1)
        await one.close()
        await other.close()
    }

    @Test("What another process stored is seen by the next lookup, although the group was in memory")
    func caches() async throws {
        let server = try TemporaryPostgres.shared()
        var options = ServingOptions(clock: { FlightRows.now })
        options.servesUnpromoted = ["RecentDelays"]
        let one = try await ServingStore.open(
            registry: FlightRows.registry, store: try await open("shared_caches", on: server), options: options)
        let other = try await ServingStore.open(
            registry: FlightRows.registry, store: try await open("shared_caches", on: server), options: options)
        var key = Column(name: "aircraft.tailnum", type: .text)
        key.append("N1")
        let request = LookupRequest(
            .features(["RecentDelays:departures_7d"]), keys: ColumnBatch(columns: [key], rowCount: 1))
        for number in 1...12 {
            let (writer, reader) = number.isMultiple(of: 3) ? (one, other) : (other, one)
            let flight = FlightRows(
                id: Int64(number), tailnum: "N1", scheduled: FlightRows.now.microseconds - 3_600_000_000, delay: 1)
            try await writer.ingest("flights", rows: FlightRows.batch([flight]))
            let answer = try await reader.lookup(request)
            guard case .int(let counts) = answer.features.columns[0].cells else { return }
            #expect(counts == [Int64(number)])
        }
        await one.close()
        await other.close()
    }

    @Test("A delivery that gives way fills in what is missing and leaves what is known")
    func givesWay() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("shared_gives_way", on: server)
        let live = FlightRows(id: 1, tailnum: "N1", scheduled: FlightRows.now.microseconds, delay: 50)
        _ = try await store.commit([try delivery([live])], ingestedAt: FlightRows.now)
        var older = live
        older.delay = nil
        let missing = FlightRows(id: 2, tailnum: "N1", scheduled: FlightRows.now.microseconds, delay: 3)
        let outcome = try await store.commit(
            [try delivery([older, missing], givesWay: true)], ingestedAt: FlightRows.now)
        let receipt = try outcome.receipts[0].get()
        #expect((receipt.stored, receipt.repeated, receipt.corrected) == (1, 1, 0))
        let group = try #require(EntityKey("N1").map { GroupKey(link: FlightRows.link, key: $0) })
        let rows = try await store.rows(of: [group], at: outcome.snapshot)[0].rows
        guard case .int(let delays)? = rows.column("dep_delay")?.cells else { return }
        #expect(delays == [50, 3])
        await store.close()
    }

    @Test(
        "A connection that breaks while a commit ends is said to be uncertain; the same delivery again is stored once")
    func brokenCommit() async throws {
        let server = try TemporaryPostgres.shared()
        let store = try await open("broken_commit", on: server)
        let session = try server.session()
        // The server ends the connection at the very end of the first transaction that writes a commit.
        try session.execute(
            """
            CREATE FUNCTION broken_commit.leave() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON broken_commit.commits$ DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION broken_commit.leave();
            """)
        let flight = FlightRows(id: 1, tailnum: "N1", scheduled: FlightRows.now.microseconds, delay: 50)
        await #expect {
            _ = try await store.commit([try delivery([flight])], ingestedAt: FlightRows.now)
        } throws: {
            guard case OnlineStoreError.uncertain = $0 else { return false }
            return "\($0)".contains("Deliver it again")
        }
        try session.execute("DROP TRIGGER leave ON broken_commit.commits$")
        for _ in 0..<2 { _ = try await store.commit([try delivery([flight])], ingestedAt: FlightRows.now) }
        #expect(try await store.newest.sequence == 1)
        let group = try #require(EntityKey("N1").map { GroupKey(link: FlightRows.link, key: $0) })
        #expect(try await store.rows(of: [group], at: try await store.newest)[0].rows.rowCount == 1)
        await store.close()
    }

    @Test("The server is restarted under load: what was acknowledged is there once, nothing else is, and it goes on")
    func restart() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let store = try await open("restarted", on: server)
        let serving = try await ServingStore.open(registry: FlightRows.registry, store: store)
        let writers = 6
        let over = Flag()
        let sent = try await withThrowingTaskGroup(of: (writer: Int, sent: Int, failures: Int).self) { group in
            for writer in 0..<writers {
                group.addTask { try await Self.write(as: writer, to: serving, until: over) }
            }
            for _ in 0..<2 {
                try await Task.sleep(for: .milliseconds(150))
                try await Self.onAThread { try server.crash() }
                try await Self.onAThread { try server.restart() }
            }
            try await Task.sleep(for: .milliseconds(300))
            over.set()
            var sent: [Int: Int] = [:]
            var failures = 0
            for try await result in group {
                sent[result.writer] = result.sent
                failures += result.failures
            }
            #expect(failures > 0, "the restarts came when nothing was under way")
            return sent
        }
        let groups = try (0..<writers).map { writer in
            GroupKey(link: FlightRows.link, key: try #require(EntityKey("N\(writer)")))
        }
        let stored = try await store.rows(of: groups, at: try await store.newest)
        for (writer, group) in stored.enumerated() {
            let expected = (0..<sent[writer, default: 0]).map { (Int64(writer * 1_000_000 + $0), 1) }
            #expect(FlightRows.ids(group.rows) == Dictionary(uniqueKeysWithValues: expected))
        }
        await serving.close()
    }

    /// Delivers one flight after another; one that was not acknowledged again, and until then no other.
    private static func write(
        as writer: Int, to serving: ServingStore, until over: Flag
    ) async throws -> (writer: Int, sent: Int, failures: Int) {
        var sent = 0
        var failures = 0
        while !over.isSet {
            let id = Int64(writer * 1_000_000 + sent)
            let flight = FlightRows(
                id: id, tailnum: "N\(writer)", scheduled: FlightRows.now.microseconds + id, delay: 0)
            var isStored = false
            while !isStored {
                do throws(IngestError) {
                    _ = try await serving.ingest("flights", rows: FlightRows.batch([flight]))
                    isStored = true
                } catch {
                    switch error {
                    // What may be stored already is stored once: the flights have ids.
                    case .store(.unavailable), .store(.uncertain): break
                    default: throw error
                    }
                    failures += 1
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            sent += 1
        }
        return (writer, sent, failures)
    }

    /// Runs what blocks where it may.
    private static func onAThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.start()
        }
    }
}

/// A flag that any task sets and reads.
private final class Flag: Sendable {
    private let state = Atomic(false)
    var isSet: Bool { state.load(ordering: .relaxed) }
    func set() { state.store(true, ordering: .relaxed) }
}
