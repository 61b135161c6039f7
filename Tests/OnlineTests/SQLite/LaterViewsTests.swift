import FeatureStore
import Features
import Online
import Testing

@Suite("A store that was made before views read so far back")
struct LaterViewsTests {
    private func ask(_ store: ServingStore, _ feature: String, asOf: Timestamp? = nil) async throws -> LookupResult {
        try await store.lookup(
            LookupRequest(.features([feature]), keys: Scene.keys([("aircraft.tailnum", ["N1"])]), asOf: asOf))
    }

    /// This repository's registry with some of its views, and without services.
    private func serving(_ views: Set<String>) throws -> FeatureRegistry {
        let file = Scene.registry.configuration
        let start = try #require(file.text.firstRange(of: "\nservices:")).lowerBound
        let end = try #require(file.text.firstRange(of: "\nwarehouses:")).lowerBound
        return FeatureRegistry(
            configuration: EmbeddedFile(path: file.path, text: "\(file.text[..<start])\(file.text[end...])"),
            rowTypes: Scene.registry.rowTypes,
            views: Scene.registry.views.filter { views.contains($0.name) }, services: [], helpers: [])
    }

    @Test("Is asked for no answer that lacks rows, now or before, until a backfill brought them")
    func longerReads() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        var options = Scene.options()
        options.servesUnpromoted = ["RecentDelays"]
        let former = try await ServingStore.open(registry: try serving(["RecentDelays"]), at: path, options: options)
        try await former.ingest([Scene.flight(1), Scene.flight(2, minutes: 20 * 24 * 60)])
        #expect(try await former.compact().removed.map(\.rows).reduce(0, +) == 1)
        await former.close()

        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        #expect(try await ask(store, "RecentDelays:departures_7d").asOf == Scene.noon)
        let until = Scene.noon - .days(9) + .days(30)
        let refusal = LookupError.rowsMissing(view: "LastLanding@1", source: "flights", until: until)
        await #expect(throws: refusal) { try await ask(store, "LastLanding:last_dest") }
        await #expect(throws: refusal) { try await ask(store, "LastLanding:last_dest", asOf: Scene.noon - .hours(1)) }
        #expect("\(refusal)".contains("featurestore backfill flights"))

        let bound = store.retention.sources.first { $0.source == "flights" }?.bound(at: Scene.noon)
        try await store.recordBackfill(of: "flights", .begins, leavingOut: bound)
        await #expect(throws: refusal) { try await ask(store, "LastLanding:last_dest") }
        try await store.recordBackfill(of: "flights", .ends, leavingOut: bound)
        _ = try await ask(store, "LastLanding:last_dest")
        _ = try await ask(store, "LastLanding:last_dest", asOf: Scene.noon - .days(1))
        await store.close()
    }

    @Test("Is not asked for the last rows of groups of which it kept none")
    func lastRows() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let keeping = try await SQLiteOnlineStore(path: path, registry: Scene.registry)
        try await keeping.recordBackfill(
            of: "planes", .begins, leavingOut: SourceBound(since: Scene.noon - .days(400)))
        await keeping.close()
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        await #expect(throws: LookupError.rowsMissing(view: "AircraftAge@1", source: "planes", until: nil)) {
            try await ask(store, "AircraftAge:age_years")
        }
        await store.close()
    }

    @Test("Forgetting takes rows of every source that has all keys of the entity, though no view of it reads them")
    func unreadSources() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let registry = try serving(["RecentDelays"])
        var options = Scene.options()
        options.servesUnpromoted = ["RecentDelays"]
        let store = try await ServingStore.open(registry: registry, at: path, options: options)
        try await store.ingest([Scene.flight(1), Scene.flight(2, "N2")])
        let report = try await store.forget("carrier", keys: Scene.keys([("carrier", ["AA"])]))
        #expect(report.rows.erased.map { "\($0.source) \($0.rows)" } == ["flights 2"])
        #expect(report.rows.proofs.contains { $0.place == "rows of flights by carrier" } && report.traces == 0)
        #expect(report.rows.touched.contains { $0.link.columns == ["tailnum"] })
        await store.close()
    }
}
