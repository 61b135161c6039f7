import EveryType
import FeatureStore
import Features
import Online
import PromotionRecords
import Testing

@Suite("What may be asked, and what the answers say")
struct AskingTests {
    private func open(
        _ registry: FeatureRegistry = Scene.registry, memory: MemoryStore? = nil,
        _ change: (inout ServingOptions) -> Void = { _ in }
    ) async throws -> ServingStore {
        try await ServingStore.open(
            registry: registry, store: memory ?? MemoryStore(registry), options: Scene.options(change))
    }

    private func ask(
        _ store: ServingStore, _ features: [String], tailnums: [String?] = ["N1"], asOf: Timestamp? = nil
    ) async throws -> LookupResult {
        try await store.lookup(
            LookupRequest(
                .features(features), keys: Scene.keys([("aircraft.tailnum", tailnums)]), asOf: asOf))
    }

    @Test("A typed vector is what the service's features are, request columns are required where a view takes one")
    func typed() async throws {
        let store = try await open()
        try await store.ingest([Scene.flight(1), Scene.flight(2, minutes: 1_440)])
        let keys = DelayModelV1.Keys(
            aircraft: "N1", route: .init(origin: "JFK", dest: "LAX"), airport: "JFK")
        let vector = try await store.lookup(
            DelayModelV1.self, keys: keys, request: .init(plannedAt: Scene.noon + .hours(23)))
        #expect(vector.departures7d == 2 && vector.flights24h == 1 && vector.windSpeed == nil)
        let served = try await store.lookupWithStatuses(
            DelayModelV1.self, keys: keys, request: .init(plannedAt: Scene.noon))
        #expect(served.statuses == [.present, .present, .present, .notFound, .present])
        #expect(served.newestEvents[0] == Scene.noon - .minutes(60) && served.newestEvents[3] == nil)
        #expect(served.asOf == Scene.noon)
        let many = try await store.lookup(
            TurnaroundModelV1.self,
            keys: [.init(aircraft: "N1", carrier: "AA"), .init(aircraft: nil, carrier: nil)])
        #expect(many.map(\.lateShare24h) == [0, nil])
    }

    @Test("Statuses tell a value, NULL, an entity that nobody knows and a key that is NULL apart")
    func statuses() async throws {
        let store = try await open()
        try await store.ingest([Scene.flight(1)])
        let result = try await ask(
            store, ["RecentDelays:departures_7d", "LastLanding:last_dest"], tailnums: ["N1", "N2", nil])
        #expect((0..<3).map { result.status(feature: 0, row: $0) } == [.present, .notFound, .notFound])
        #expect((0..<3).map { result.status(feature: 1, row: $0) } == [.null, .notFound, .notFound])
        #expect(result.features.columns.map(\.name) == ["RecentDelays:departures_7d", "LastLanding:last_dest"])
        guard case .int(let counts) = result.features.columns[0].cells else { return }
        #expect(counts == [1, 0, 0])
    }

    @Test("Views may be named with their version; what is unknown is told with what is known")
    func names() async throws {
        let store = try await open()
        #expect(try await ask(store, ["RecentDelays@1:departures_7d"]).views.map(\.version) == ["RecentDelays@1"])
        for name in ["RecentDelays:departures", "RecentDelays@7:departures_7d", "Recent:departures_7d", "RecentDelays"]
        {
            await #expect { try await ask(store, [name]) } throws: { error in
                guard case LookupError.unknownFeature(name, _) = error else { return false }
                return true
            }
        }
        await #expect(throws: LookupError.nothingAsked) { try await ask(store, []) }
        await #expect { try await store.lookup(LookupRequest(.service("delay"), keys: Scene.keys([]))) } throws: {
            guard case LookupError.unknownService("delay", let known) = $0 else { return false }
            return known.contains("delay_model_v1")
        }
        await #expect {
            try await store.lookup(
                LookupRequest(.features(["RecentDelays:departures_7d"]), keys: Scene.keys([("tailnum", ["N1"])])))
        } throws: {
            "\($0)" == "the keys must be (aircraft.tailnum text), but (tailnum text) were given"
        }
    }

    @Test("Text keys are bytes: one spelling of a letter is not another one")
    func bytes() async throws {
        let store = try await open()
        try await store.ingest([Scene.flight(1, "N\u{e9}")])
        #expect(try await Scene.counts(store, tailnum: "N\u{e9}").aircraft == 1)
        #expect(try await Scene.counts(store, tailnum: "Ne\u{301}").aircraft == 0)
    }

    @Test("as_of may be any instant that retention covers; the future only where it is asked for")
    func instants() async throws {
        let memory = MemoryStore(Scene.registry)
        let store = try await open(memory: memory)
        try await store.ingest([Scene.flight(1), Scene.flight(2, minutes: 30)])
        let earlier = try await ask(store, ["RecentDelays:departures_7d"], asOf: Scene.noon - .minutes(45))
        guard case .int(let counts) = earlier.features.columns[0].cells else { return }
        #expect(counts == [1] && earlier.asOf == Scene.noon - .minutes(45))
        let future = Scene.noon + .microseconds(1)
        await #expect(throws: LookupError.inTheFuture(asked: future, now: Scene.noon)) {
            try await ask(store, ["RecentDelays:departures_7d"], asOf: future)
        }
        let foretelling = try await open(memory: memory) { $0.allowsFuture = true }
        #expect(try await ask(foretelling, ["RecentDelays:departures_7d"], asOf: future).asOf == future)

        try await store.compact()
        let kept = try #require(store.retention.sources.first { $0.source == "flights" }?.span)
        let oldest = Scene.noon - kept + .days(7)
        #expect(try await ask(store, ["RecentDelays:departures_7d"], asOf: oldest).asOf == oldest)
        await #expect(
            throws: LookupError.tooOld(asked: oldest - .microseconds(1), oldest: oldest, source: "flights")
        ) {
            try await ask(store, ["RecentDelays:departures_7d"], asOf: oldest - .microseconds(1))
        }
    }

    @Test("A clock that steps back is not followed, nor one that was set back while nobody served")
    func clock() async throws {
        let memory = MemoryStore(Scene.registry, newestInstant: Scene.noon + .hours(2))
        let store = try await open(memory: memory)
        #expect(try await ask(store, ["RecentDelays:departures_7d"]).asOf == Scene.noon + .hours(2))
        try await store.ingest([Scene.flight(1)])
        #expect(memory.newestInstant == Scene.noon + .hours(2))
    }

    @Test("A view that no record promotes is not served, and the error says why; others are")
    func gate() async throws {
        let registry = EveryType.featureRegistry
        let store = try await open(registry) { $0.servesUnpromoted = ["AskedPrice@1"] }
        await #expect {
            try await store.lookup(LookupRequest(.service("everything"), keys: Scene.keys([])))
        } throws: {
            guard case LookupError.notServable("EveryScalar@1", .neverPromoted) = $0 else { return false }
            return true
        }
        #expect(try store.schema(of: .features(["AskedPrice:price"])).entities.map(\.name) == ["shelf"])
        #expect(throws: LookupError.self) { try store.schema(of: .features(["ShelfWorth:worth"])) }
    }

    @Test("What a view looks for by values is read in further rounds, of which there is a bound")
    func rounds() async throws {
        let memory = MemoryStore(Scene.registry)
        var store = try await open(memory: memory)
        try await store.ingest([Scene.flight(1)])
        let report = WeatherReport(
            origin: "JFK", observedAt: Scene.noon - .minutes(70), publishedAt: Scene.noon - .minutes(65),
            temperature: 50,
            windDirection: 10, windSpeed: 12.5, windGust: nil, precipitation: 0, pressure: nil, visibility: 10)
        try await store.ingest([report])
        let result = try await ask(store, ["WindAtDeparture:wind_at_departure"], tailnums: ["N1", "N2", "N1"])
        guard case .double(let winds) = result.features.columns[0].cells else { return }
        #expect(winds == [12.5, 0, 12.5] && result.features.columns[0].validity.setCount == 2)
        #expect(result.status(feature: 0, row: 1) == .notFound)
        store = try await open(memory: memory) { $0.rounds = 0 }
        await #expect(throws: LookupError.unsettled(view: "WindAtDeparture@1", rounds: 1, groups: 1)) {
            try await ask(store, ["WindAtDeparture:wind_at_departure"])
        }
    }

    @Test("What was forgotten is neither in the store nor in memory, and others are as they were")
    func forgotten() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        try await store.ingest([Scene.flight(1, "N1SECRET"), Scene.flight(2, "N2")])
        #expect(try await Scene.counts(store, tailnum: "N1SECRET").route == 2)
        let report = try await store.forget("aircraft", keys: Scene.keys([("tailnum", ["N1SECRET"])]))
        #expect(report.rows.erased.reduce(0) { $0 + $1.rows } == 1 && report.traces == 0 && !report.rows.proofs.isEmpty)
        let counts = try await Scene.counts(store, tailnum: "N1SECRET")
        #expect(counts.aircraft == 0 && counts.route == 1)
        #expect(try await Scene.counts(store, tailnum: "N2").aircraft == 1)
        await #expect(throws: ForgetError.self) {
            try await store.forget("aircraft", keys: Scene.keys([("tailnum", [nil])]))
        }
        await store.close()
    }

    @Test("Rows in memory stay within their bound, and what was used last stays")
    func bounded() async throws {
        let memory = MemoryStore(Scene.registry)
        let store = try await open(memory: memory) { $0.cacheBytes = 20_000 }
        try await store.ingest((0..<100).map { Scene.flight($0, "N\($0)") })
        for number in 0..<100 {
            _ = try await ask(store, ["RecentDelays:departures_7d"], tailnums: ["N\(number)", "N0"])
            #expect(store.figures.cache.bytes <= 20_000)
        }
        let reads = memory.reads
        _ = try await ask(store, ["RecentDelays:departures_7d"], tailnums: ["N0", "N99"])
        #expect(memory.reads == reads && store.figures.cache.evictions > 0)
        _ = try await ask(store, ["RecentDelays:departures_7d"], tailnums: ["N1"])
        #expect(memory.reads == reads + 1)
    }
}
