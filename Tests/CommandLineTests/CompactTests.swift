import FeatureStore
import Features
import Foundation
import Online
import Testing

/// `featurestore compact`, over a store of its own and beside its server.
@Suite("compact")
struct CompactTests {
    private func compact(_ store: String, _ more: [String] = []) throws -> CommandRun {
        try CommandRun.featurestore(["compact", "--store", store] + more)
    }

    private func flight(_ number: Int, at instant: Timestamp) -> Flight {
        Flight(
            flightId: number, tailnum: "N1", origin: "JFK", dest: "LAX", carrier: "AA", scheduledAt: instant,
            departedAt: nil, depDelay: nil, landedAt: nil, arrDelay: nil)
    }

    @Test(
        "What no answer needs goes, once, and what is removed is told; a store that is written elsewhere is left alone")
    func compacts() async throws {
        let folder = try TemporaryFolder()
        let store = folder.path + "/online.sqlite"
        let serving = try await ServingStore.open(registry: featureRegistry, at: store)
        let now = SystemClock.now()
        try await serving.ingest(
            [flight(1, at: now), flight(2, at: now + .days(-4_000)), flight(3, at: now + .days(-5_000))])
        let beside = try compact(store)
        #expect(beside.status == 3 && beside.messages.contains("is open for writing already, by process"), "\(beside)")
        await serving.close()

        let first = try compact(store)
        #expect(first.status == 0, "\(first)")
        #expect(
            first.output.contains(/flights: 2 rows removed; all of 20[-0-9T:.]+Z and later are there\n/), "\(first)")
        #expect(first.output.contains("planes: 0 rows removed\n"), "\(first)")
        let again = try compact(store, ["--format", "json"])
        let sources = try #require(
            try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [[String: Any]])
        let flights = try #require(sources.first { $0["source"] as? String == "flights" })
        #expect(flights["removed"] as? Int == 0 && flights["since"] is String, "\(again)")

        let none = try compact(store + "e")
        #expect(none.status == 3 && none.messages.contains("there is no store at"), "\(none)")
        #expect(!FileManager.default.fileExists(atPath: store + "e"))
    }
}
