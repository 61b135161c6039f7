import FeatureStore
import Features
import Online
import Testing

/// Lookups that are answered from memory alone answer as those that read the store.
@Suite struct MemoryLookupTests {
    private func seen(_ vector: DayPlanModelV1) -> [String] {
        Mirror(reflecting: vector).children.map { "\($0.value)" }
    }
    private func seen(_ vector: GateModelV1) -> [String] { Mirror(reflecting: vector).children.map { "\($0.value)" } }
    private func seen(_ vector: DelayModelV1) -> [String] { Mirror(reflecting: vector).children.map { "\($0.value)" } }

    @Test("Typed lookups agree whether rows are read, kept or never kept, and see what is ingested in between")
    func agree() async throws {
        let kept = try await ServingStore.open(
            registry: Scene.registry, store: MemoryStore(Scene.registry), options: Scene.options())
        let unkept = try await ServingStore.open(
            registry: Scene.registry, store: MemoryStore(Scene.registry),
            options: Scene.options { $0.cacheBytes = 0 })
        let aircraft: [String?] = ["N1", "N2", nil, "N3"]
        for round in 0..<12 {
            let flights = (0..<3).map { index in
                Scene.flight(
                    round * 3 + index, aircraft[(round + index) % 4], minutes: Int64(round * 97 + index * 31),
                    dest: index == 1 ? "BOS" : "LAX")
            }
            _ = try await kept.ingest(flights)
            _ = try await unkept.ingest(flights)
            for tailnum in aircraft {
                let route = RouteKey(origin: "JFK", dest: round % 2 == 0 ? "LAX" : "BOS")
                let planned = Scene.noon + .hours(Int64(round))
                let delay = DelayModelV1.Keys(aircraft: tailnum, route: route, airport: "JFK")
                let day = DayPlanModelV1.Keys(airport: "JFK", carrier: "AA", aircraft: tailnum, route: route)
                let gate = GateModelV1.Keys(airport: "JFK", aircraft: tailnum, carrier: "AA")
                let expected = (
                    seen(try await unkept.lookup(DelayModelV1.self, keys: delay, request: .init(plannedAt: planned))),
                    seen(try await unkept.lookup(DayPlanModelV1.self, keys: day, request: .init(plannedAt: planned))),
                    seen(try await unkept.lookup(GateModelV1.self, keys: gate))
                )
                let misses = kept.figures.cache.misses
                for _ in 0..<2 {
                    #expect(
                        seen(try await kept.lookup(DelayModelV1.self, keys: delay, request: .init(plannedAt: planned)))
                            == expected.0)
                    #expect(
                        seen(try await kept.lookup(DayPlanModelV1.self, keys: day, request: .init(plannedAt: planned)))
                            == expected.1)
                    #expect(seen(try await kept.lookup(GateModelV1.self, keys: gate)) == expected.2)
                }
                let afterwards = kept.figures.cache
                _ = try await kept.lookup(GateModelV1.self, keys: gate)
                #expect(kept.figures.cache.misses == afterwards.misses, "the second time everything is in memory")
                #expect(afterwards.misses >= misses && kept.figures.cache.hits > afterwards.hits)
            }
        }
        await kept.close()
        await unkept.close()
        await #expect(throws: LookupError.store(.closed)) {
            _ = try await kept.lookup(GateModelV1.self, keys: .init(airport: "JFK", aircraft: "N1", carrier: "AA"))
        }
    }
}
