import FeatureStore
import Features
import Foundation
import Online
import Synchronization
import Testing

/// Answers of incremental forms, held to those of a store that keeps none and is told the same.
@Suite("Incremental forms that are served")
struct ServedFormsTests {
    private static let features = [
        "RouteTraffic:flights_24h", "RouteTraffic:departed_24h", "RouteTraffic:presumed_cancelled_24h",
        "CarrierToday:aircraft_24h", "CarrierToday:worst_dep_delay_24h", "CarrierToday:late_share_24h",
        "AirportCongestion:waiting_60m", "AirportCongestion:departed_30m", "AirportCongestion:longest_wait_60m",
        "RecentDelays:departures_7d",
    ]

    @Test(
        "Late, corrected, moved, repeated and forgotten rows: the answers, statuses and newest events of compute",
        arguments: [(UInt64(1), 256 << 20), (2, 256 << 20), (3, 256 << 20), (4, 60_000), (5, 256 << 20)])
    func sayWhatComputeSays(seed: UInt64, cacheBytes: Int) async throws {
        var random = Shuffle(state: seed)
        let twins = try await Twins(Scene.registry, cacheBytes: cacheBytes)
        for step in 0..<90 {
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.flight(&random) }
            try await twins.ingest(rows)
            if step % 7 == 3 { try await twins.ingest(rows) }
            if step % 29 == 17 {
                try await twins.forget("route", Scene.keys([("origin", ["JFK"]), ("dest", ["BOS"])]))
            }
            if step == 60 { try await twins.compact(after: .days(Int64.random(in: 0...1, using: &random))) }
            let keys = Scene.keys([
                ("route.origin", ["JFK", "JFK", "LGA", nil]), ("route.dest", ["LAX", "BOS", "LAX", "LAX"]),
                ("carrier.carrier", ["AA", "BB", nil, "AA"]), ("airport.origin", ["JFK", "LGA", "JFK", "XXX"]),
                ("aircraft.tailnum", ["N1", "N2", "N1", nil]),
            ])
            if step % 10 == 5, cacheBytes > 1 << 20 { try await twins.settle(5, Self.features, keys) }
            try await twins.agreeOnGates()
            let asOf = random.next() % 3 == 0 ? nil : twins.now - .minutes(Int64.random(in: 0...1_440, using: &random))
            try await twins.agree(Self.features, keys, asOf: asOf, "seed \(seed), step \(step)")
        }
        #expect(twins.mostForms >= (cacheBytes > 1 << 20 ? 5 : 1), "forms must answer for this to mean anything")
        await twins.close()
    }

    @Test("Versions of rows that move between entities, are withdrawn and come late", arguments: UInt64(1)...5)
    func versions(seed: UInt64) async throws {
        var random = Shuffle(state: seed)
        let twins = try await Twins(Stays.registry, cacheBytes: 256 << 20)
        var said: Set<[Int64]> = []
        for step in 0..<120 {
            var rows: [Stay] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let row = Self.stay(&random)
                // Two contents of one version are refused, whoever stores them.
                if said.insert([Int64(row.id), row.saidAt?.microseconds ?? 0]).inserted { rows.append(row) }
            }
            try await twins.ingest(rows)
            if step % 5 == 1 { try await twins.ingest(rows) }
            let features = ["RoomStays:stays_24h", "RoomStays:dearest_24h", "RoomStays:last_price"]
            let keys = Scene.keys([("room.room", ["a", "b", "c", nil])])
            if step % 10 == 5 { try await twins.settle(2, features, keys) }
            let asOf = random.next() % 3 == 0 ? nil : twins.now - .minutes(Int64.random(in: 0...1_440, using: &random))
            try await twins.agree(features, keys, asOf: asOf, "seed \(seed), step \(step)")
        }
        #expect(twins.mostForms >= 2)
        await twins.close()
    }

    @Test("Beside ingests every answer is of one state, whichever way each of its views was answered")
    func isLinearizable() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(
            registry: Scene.registry, at: path, options: Scene.options { $0.formRows = 20 })
        let books = Books()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    for round in 0..<60 {
                        let id = 2 * (writer * 1_000 + round)
                        books.sent.withLock { $0 += 2 }
                        let receipt = try await store.ingest([Scene.flight(id), Scene.flight(id + 1)])
                        books.acknowledged.withLock { $0 += 2 }
                        books.receipts.withLock { $0.append(receipt.snapshot) }
                    }
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<120 {
                        let least = books.acknowledged.withLock { $0 }
                        let counts = try await Scene.counts(store)
                        let most = books.sent.withLock { $0 }
                        books.seen.withLock { $0.append(Seen(counts: counts, least: least, most: most)) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let commits = books.receipts.withLock { $0 }
        for seen in books.seen.withLock({ $0 }) {
            let counts = seen.counts
            // The route is answered by its form as soon as there is one, the aircraft by compute.
            let model = Int64(2 * commits.count { $0 <= counts.snapshot })
            #expect(counts.aircraft == model && counts.route == model)
            #expect(counts.route >= seen.least && counts.route <= seen.most)
        }
        for _ in 0..<2_000 where store.figures.cache.forms == 0 {
            #expect(try await Scene.counts(store).route == 360)
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(store.figures.cache.forms == 1)
        try await store.ingest([Scene.flight(9_999)])
        #expect(try await Scene.counts(store).route == 361)
        #expect(store.figures.cache.forms == 1, "a form follows what comes, and is not built anew")
        await store.close()
    }

    @Test("A form that does not fit is not built again and again, and one that is not wanted never")
    func bounds() async throws {
        for (rows, bytes) in [(Int?.none, 256 << 20), (50, 256 << 20), (1, 10_000)] {
            let store = try await ServingStore.open(
                registry: Scene.registry, store: MemoryStore(Scene.registry),
                options: Scene.options {
                    $0.formRows = rows
                    $0.cacheBytes = bytes
                })
            try await store.ingest((0..<20).map { Scene.flight($0) })
            for _ in 0..<20 {
                #expect(try await Scene.counts(store).route == 20)
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(store.figures.cache.forms == 0)
            #expect(store.figures.cache.bytes <= bytes)
            await store.close()
        }
    }

    /// What writers and readers write down while they run beside one another.
    private final class Books: Sendable {
        let sent = Mutex(0)
        let acknowledged = Mutex(0)
        let receipts = Mutex<[StoreSnapshot]>([])
        let seen = Mutex<[Seen]>([])
    }

    /// What one lookup saw, and between what it must lie.
    private struct Seen: Sendable {
        let counts: (aircraft: Int64, route: Int64, snapshot: StoreSnapshot)
        let least: Int
        let most: Int
    }

    private static func flight(_ random: inout Shuffle) -> Flight {
        let scheduled = Scene.noon - .minutes(Int64.random(in: -60...2_880, using: &random))
        let departed = random.next() % 3 == 0 ? nil : scheduled + .minutes(Int64.random(in: -5...90, using: &random))
        return Flight(
            flightId: .random(in: 0..<60, using: &random),
            tailnum: ["N1", "N2", nil].randomElement(using: &random) ?? nil,
            origin: random.next() % 3 == 0 ? "LGA" : "JFK", dest: random.next() % 2 == 0 ? "LAX" : "BOS",
            carrier: random.next() % 2 == 0 ? "AA" : "BB", scheduledAt: scheduled, departedAt: departed,
            depDelay: departed == nil ? nil : .random(in: -5...90, using: &random), landedAt: nil, arrDelay: nil)
    }

    private static func stay(_ random: inout Shuffle) -> Stay {
        let began = Scene.noon - .minutes(Int64.random(in: 0...2_000, using: &random))
        return Stay(
            id: .random(in: 0..<25, using: &random), room: ["a", "b", "c", nil].randomElement(using: &random) ?? nil,
            beganAt: began,
            saidAt: random.next() % 12 == 0 ? nil : began + .minutes(.random(in: -10...300, using: &random)),
            price: [nil, 0.0, -0.0, 10, 20].randomElement(using: &random) ?? nil, isWithdrawn: random.next() % 6 == 0)
    }
}

/// Two stores that are told the same: one keeps forms of every entity, the other computes.
private final class Twins: Sendable {
    private let paths = [Scene.path(), Scene.path()]
    private let formed: ServingStore
    private let computed: ServingStore
    private let clock: Clock
    private let most = Mutex(0)

    /// A clock that tests move.
    private final class Clock: Sendable {
        let now = Mutex(Scene.noon)
    }

    init(_ registry: FeatureRegistry, cacheBytes: Int) async throws {
        let clock = Clock()
        func options(_ rows: Int?) -> ServingOptions {
            var options = ServingOptions(
                clock: { clock.now.withLock { $0 } }, steadyClock: nil,
                servesUnpromoted: Set(registry.views.map(\.name)))
            options.formRows = rows
            options.cacheBytes = cacheBytes
            return options
        }
        self.clock = clock
        formed = try await ServingStore.open(registry: registry, at: paths[0], options: options(1))
        computed = try await ServingStore.open(registry: registry, at: paths[1], options: options(nil))
    }

    var now: Timestamp { clock.now.withLock { $0 } }
    /// How many forms there were at once.
    var mostForms: Int { most.withLock { $0 } }

    func ingest<Row: SourceRow>(_ rows: [Row]) async throws {
        guard !rows.isEmpty else { return }
        let receipts = (try await formed.ingest(rows), try await computed.ingest(rows))
        #expect(receipts.0 == receipts.1)
    }

    func forget(_ entity: String, _ keys: ColumnBatch) async throws {
        _ = try await formed.forget(entity, keys: keys)
        _ = try await computed.forget(entity, keys: keys)
    }

    func compact(after span: TimeSpan) async throws {
        clock.now.withLock { $0 = $0 + span }
        let reports = (try await formed.compact(), try await computed.compact())
        #expect(reports.0 == reports.1)
    }

    /// Waits until there are so many forms: one is built at a time, when something is asked about its entity.
    func settle(_ forms: Int, _ features: [String], _ keys: ColumnBatch) async throws {
        for _ in 0..<300 where formed.figures.cache.forms < forms {
            try await agree(features, keys, asOf: nil, "while forms are built")
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// The way of typed lookups that find everything in memory.
    func agreeOnGates() async throws {
        let keys = GateModelV1.Keys(airport: "JFK", aircraft: "N1", carrier: "AA")
        let (found, expected) = (
            try await formed.lookup(GateModelV1.self, keys: keys),
            try await computed.lookup(GateModelV1.self, keys: keys)
        )
        #expect("\(found)" == "\(expected)")
    }

    func agree(
        _ features: [String], _ keys: ColumnBatch, asOf: Timestamp?, _ context: Comment
    ) async throws {
        let names = Set(features.map { $0.prefix { $0 != ":" } })
        let entities = Set(formed.registry.views.filter { names.contains($0.name[...]) }.map(\.entity.name))
        let its = keys.columns.filter { column in entities.contains { column.name.hasPrefix("\($0).") } }
        let request = LookupRequest(
            .features(features), keys: ColumnBatch(columns: its, rowCount: keys.rowCount), asOf: asOf)
        let expected: Result<LookupResult, LookupError> = await Self.ask(computed, request)
        let found = await Self.ask(formed, request)
        most.withLock { $0 = max($0, formed.figures.cache.forms) }
        switch (found, expected) {
        case (.success(let found), .success(let expected)):
            #expect(found.snapshot == expected.snapshot, context)
            for feature in features.indices {
                for row in 0..<keys.rowCount {
                    let (mine, others) = (found.features.columns[feature], expected.features.columns[feature])
                    #expect(
                        mine.isIdentical(at: row, to: row, of: others), "\(context), \(features[feature]), row \(row)")
                    #expect(
                        found.status(feature: feature, row: row) == expected.status(feature: feature, row: row), context
                    )
                    #expect(
                        found.newestEvent(feature: feature, row: row)
                            == expected.newestEvent(feature: feature, row: row),
                        context)
                }
            }
        case (.failure(let found), .failure(let expected)): #expect(found == expected, context)
        default: Issue.record("\(context): \(found) against \(expected)")
        }
    }

    private static func ask(
        _ store: ServingStore, _ request: LookupRequest
    ) async -> Result<LookupResult, LookupError> {
        do throws(LookupError) { return .success(try await store.lookup(request)) } catch { return .failure(error) }
    }

    func close() async {
        await formed.close()
        await computed.close()
        for path in paths { Scene.remove(path) }
    }
}

/// SplitMix64, so that every run tries the same.
private struct Shuffle: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
