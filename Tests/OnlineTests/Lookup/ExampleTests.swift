import FeatureStore
import Foundation
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

    @Test("A service that keeps its rows in a file links no libpq, and whoever brings the store in PostgreSQL does")
    func links() throws {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
        let tests = bundle ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let library = Data("libpq.so".utf8)
        func needsLibrary(_ file: URL) throws -> Bool {
            try Data(contentsOf: file, options: .mappedIfSafe).range(of: library) != nil
        }
        #expect(try !needsLibrary(tests.deletingLastPathComponent().appending(path: "Departures")))
        // The bundle of all tests has those of PostgreSQL in it.
        #expect(try needsLibrary(tests))
    }
}
