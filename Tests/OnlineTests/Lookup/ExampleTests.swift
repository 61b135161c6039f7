import FeatureStore
import Online
import Testing

@testable import Departures

@Suite("The example of a service")
struct ExampleTests {
    @Test("It looks up what it ingested, corrections included")
    func departures() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        let vector = try await Departures.delayFeatures(in: store, at: Scene.noon)
        #expect(vector.departures7d == 1 && vector.meanDepDelay7d == 60 && vector.flights24h == 1)
        #expect(vector.windSpeed == nil)
        await store.close()
    }
}
