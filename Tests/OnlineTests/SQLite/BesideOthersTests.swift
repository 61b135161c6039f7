import EveryType
import FeatureStore
import Features
import Online
import Testing

@Suite("A store file between callers, builds and processes")
struct BesideOthersTests {
    /// A version of item 1, on a shelf.
    private func revision(_ worth: Int64) throws -> Delivery {
        var writer = ColumnWriter(schema: Revision.schema.columns)
        writer.append(1)
        writer.append(String?.some("upper"))
        writer.append(Scene.noon)
        writer.append(Timestamp?.some(Scene.noon))
        writer.append(Bool?.none)
        writer.append(ExactDecimal(coefficient: .init(worth), scale: 0))
        return try Delivery.checked(writer.batch, of: "revisions", registry: EveryType.featureRegistry)
    }

    @Test("A version that contradicts what another caller sent in the same commit is not said to contradict itself")
    func contradiction() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await SQLiteOnlineStore(path: path, registry: EveryType.featureRegistry)
        let outcome = try await store.commit([try revision(1), try revision(2)], ingestedAt: Scene.noon)
        #expect(try outcome.receipts[0].get().stored == 1)
        #expect {
            try outcome.receipts[1].get()
        } throws: {
            guard case DeliveryRefusal.contradicts(source: "revisions", _, _) = $0 else { return false }
            return true
        }
        await store.close()
    }

    @Test("Forgetting whom a row moved to does not give it back to whom it was taken from")
    func resurrection() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let registry = EveryType.featureRegistry
        let store = try await SQLiteOnlineStore(path: path, registry: registry)
        func version(_ shelf: String, _ hours: Int64) throws -> Delivery {
            var writer = ColumnWriter(schema: Revision.schema.columns)
            writer.append(1)
            writer.append(String?.some(shelf))
            writer.append(Scene.noon)
            writer.append(Timestamp?.some(Scene.noon + .hours(hours)))
            writer.append(Bool?.none)
            writer.append(ExactDecimal?.none)
            return try Delivery.checked(writer.batch, of: "revisions", registry: registry)
        }
        func group(_ shelf: String) throws -> GroupKey {
            GroupKey(
                link: SourceLink(source: "revisions", columns: ["shelf"]), key: try #require(EntityKey(shelf)))
        }
        _ = try await store.commit(
            [try version("first", 0), try version("second", 1), try version("third", 2)], ingestedAt: Scene.noon)
        let report = try await store.erase([try group("second")])
        #expect(report.erased.map(\.rows) == [2] && report.proofs.allSatisfy { $0.traces == 0 })
        let expected = try ["first", "second", "third"].map { try group($0) }
        #expect(report.touched.isSuperset(of: expected))
        let left = try await store.rows(of: expected, at: report.snapshot).map(\.rows.rowCount)
        #expect(left == [0, 0, 1])
        await store.close()
    }

    @Test("Forgetting an entity erases its answers of batch, whatever their version, and nobody else's of the same key")
    func answersOfOthers() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let keeping = try await SQLiteOnlineStore(path: path, registry: Scene.registry)
        let key = try #require(EntityKey("AA"))
        var writer = ColumnWriter(schema: [ColumnSchema("n", .int)])
        writer.append(1)
        let answer = KeptAnswer(
            key: key,
            answer: MaterializedAnswer(features: writer.batch, asOf: Scene.noon, freshUntil: Scene.noon))
        let names = ["RecentDelays@1 x", "RecentDelays@2 y", "CarrierDelayCost@1 z"]
        for name in names { try await keeping.keep([answer], of: name) }
        await keeping.close()
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        _ = try await store.forget("aircraft", keys: Scene.keys([("tailnum", ["AA"])]))
        await store.close()
        let again = try await SQLiteOnlineStore(path: path, registry: Scene.registry)
        var left: [String] = []
        for name in names where try await again.answers(of: name, keys: [key], asOf: Scene.noon)[0] != nil {
            left.append(name)
        }
        #expect(left == ["CarrierDelayCost@1 z"])
        await again.close()
    }

    @Test("A build that reads by links that the file does not know is told to open it to write once")
    func newerReader() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let registry = Scene.registry
        let older = FeatureRegistry(
            configuration: registry.configuration, rowTypes: registry.rowTypes,
            views: registry.views.filter { $0.name == "RecentDelays" }, services: [], helpers: [])
        await (try await SQLiteOnlineStore(path: path, registry: older)).close()
        await #expect {
            try await SQLiteOnlineStore(path: path, registry: registry, access: .read)
        } throws: {
            guard case OnlineStoreError.mismatch(_, let reason) = $0 else { return false }
            return reason.contains("no index of") && reason.contains("open it to write once")
        }
        await (try await SQLiteOnlineStore(path: path, registry: registry)).close()
        await (try await SQLiteOnlineStore(path: path, registry: registry, access: .read)).close()
    }

    @Test("An open store hears at once that older rows were not brought to it")
    func raisedBound() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        func ask() async throws -> LookupResult {
            try await store.lookup(
                LookupRequest(
                    .features(["RecentDelays:departures_7d"]), keys: Scene.keys([("aircraft.tailnum", ["N1"])]),
                    asOf: Scene.noon - .hours(2)))
        }
        _ = try await ask()
        try await store.recordBackfill(
            of: "flights", .begins, leavingOut: SourceBound(since: Scene.noon - .hours(1) - .days(7)))
        await #expect {
            try await ask()
        } throws: {
            guard case LookupError.tooOld = $0 else { return false }
            return true
        }
        await store.close()
    }
}
