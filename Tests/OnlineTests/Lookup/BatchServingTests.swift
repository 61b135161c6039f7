import Contracts
import FeatureStore
import Online
import Testing

@testable import Features

@Suite("Views that are served from batch, and answers that get old")
struct BatchServingTests {
    /// What batch wrote about one aircraft.
    private struct Written: MaterializedAnswers {
        let tailnum: String
        let name: String

        func answers(
            of view: String, keys: [EntityKey?], asOf: Timestamp
        ) async throws(OnlineStoreError) -> [MaterializedAnswer?] {
            guard view == name else { return keys.map { _ in nil } }
            return keys.map { key in
                guard let key, key == EntityKey(tailnum), asOf >= Scene.noon - .hours(3) else { return nil }
                var writer = ColumnWriter(schema: RecentDelays.schema.features)
                writer.append(41)
                writer.append(Double?.some(1.5))
                return MaterializedAnswer(
                    features: writer.batch, asOf: Scene.noon - .hours(3), freshUntil: Scene.noon - .hours(1))
            }
        }
    }

    /// This repository's pairs, the contract of one changed by a line.
    private func registry(_ line: String) -> FeatureRegistry {
        let views = Scene.registry.views.map { view -> ViewDefinition in
            guard view.name == "RecentDelays" else { return view }
            let text = view.sql.text.replacing("entity: aircraft", with: "entity: aircraft\n\(line)")
            return ViewDefinition(
                RecentDelays.self, sql: EmbeddedFile(path: view.sql.path, text: text), swift: view.swift)
        }
        return FeatureRegistry(
            configuration: Scene.registry.configuration, rowTypes: Scene.registry.rowTypes, views: views,
            services: Scene.registry.services, helpers: Scene.registry.helpers)
    }

    /// What RecentDelays' answers are kept under.
    private static func name(in registry: FeatureRegistry) throws -> String {
        let project = try ProjectLoader.load(registry)
        return try #require(project.view("RecentDelays")).answersName(in: project)
    }

    private func kept(_ write: (inout ColumnWriter) -> Void, _ schema: [ColumnSchema]) -> KeptAnswer {
        var writer = ColumnWriter(schema: schema)
        write(&writer)
        return KeptAnswer(
            key: EntityKey("N1"),
            answer: MaterializedAnswer(
                features: writer.batch, asOf: Scene.noon - .hours(1), freshUntil: Scene.noon + .hours(1)))
    }

    @Test("A store serves the answers that it keeps itself; those of another version or other columns are none")
    func keptByTheStore() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let registry = registry("online: { materialize: 2h }")
        let answer = kept(
            { writer in
                writer.append(41)
                writer.append(Double?.some(1.5))
            }, RecentDelays.schema.features)
        let keeping = try await SQLiteOnlineStore(path: path, registry: registry)
        try await keeping.keep([answer], of: try Self.name(in: registry))
        await keeping.close()
        func served(_ registry: FeatureRegistry) async throws -> [Int64] {
            let store = try await ServingStore.open(registry: registry, at: path, options: Scene.options())
            try await store.ingest([Scene.flight(1)])
            let counts = try await ask(store, ["N1"]).counts
            await store.close()
            return counts
        }
        #expect(try await served(registry) == [41])
        #expect(try await served(self.registry("version: 2\nonline: { materialize: 2h }")) == [1])
        let other = kept({ $0.append(41) }, [ColumnSchema("departures_7d", .int)])
        let again = try await SQLiteOnlineStore(path: path, registry: registry)
        try await again.keep([other], of: try Self.name(in: registry))
        await again.close()
        #expect(try await served(registry) == [1])
    }

    private func ask(
        _ store: ServingStore, _ tailnums: [String?], asOf: Timestamp? = nil
    ) async throws -> (counts: [Int64], statuses: [FeatureStatus], newest: [Timestamp?]) {
        let result = try await store.lookup(
            LookupRequest(
                .features(["RecentDelays:departures_7d"]), keys: Scene.keys([("aircraft.tailnum", tailnums)]),
                asOf: asOf))
        guard case .int(let counts) = result.features.columns[0].cells else { return ([], [], []) }
        return (
            counts, tailnums.indices.map { result.status(feature: 0, row: $0) },
            tailnums.indices.map { result.newestEvent(feature: 0, row: $0) }
        )
    }

    @Test("What batch wrote is served, stale past its time; the other rows are computed")
    func materialized() async throws {
        let registry = registry("online: { materialize: 2h }")
        let name = try Self.name(in: registry)
        let store = try await ServingStore.open(
            registry: registry, store: MemoryStore(registry),
            options: Scene.options { $0.materialized = Written(tailnum: "N1", name: name) })
        try await store.ingest([Scene.flight(1), Scene.flight(2, "N2")])
        let mixed = try await ask(store, ["N2", "N1", nil])
        #expect(mixed.counts == [1, 41, 0] && mixed.statuses == [.present, .stale, .notFound])
        #expect(mixed.newest == [Scene.noon - .minutes(60), nil, nil])
        let fresh = try await ask(store, ["N1"], asOf: Scene.noon - .hours(1))
        #expect(fresh.counts == [41] && fresh.statuses == [.present])
        #expect(try await ask(store, ["N1"], asOf: Scene.noon - .hours(4)).counts == [0])
    }

    @Test("An answer is stale when its newest event is older than the contract says, not when it is exactly so old")
    func stale() async throws {
        let registry = registry("online: { stale_after: 1h }")
        let store = try await ServingStore.open(
            registry: registry, store: MemoryStore(registry), options: Scene.options())
        try await store.ingest([Scene.flight(1)])
        #expect(try await ask(store, ["N1"], asOf: Scene.noon).statuses == [.present])
        let later = try await ServingStore.open(
            registry: registry, store: MemoryStore(registry),
            options: Scene.options { $0.clock = { Scene.noon + .microseconds(1) } })
        try await later.ingest([Scene.flight(1)])
        #expect(try await ask(later, ["N1", "N2"]).statuses == [.stale, .notFound])
    }
}
