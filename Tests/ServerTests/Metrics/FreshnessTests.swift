import FeatureStore
import Features
import Foundation
import Online
import Testing

@testable import Server

@Suite("Freshness of sources")
struct FreshnessTests {
    private static func plane(_ seats: Int) -> Plane {
        Plane(
            tailnum: "N1", registeredAt: ServerRun.now - .days(30), builtYear: nil, manufacturer: "BOEING",
            model: "737", engines: 2, seats: seats)
    }

    @Test("Rows count that were there before the process, and rows that another process stores")
    func others() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "freshness-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "online.sqlite").path
        func open(_ hour: Int64, _ access: SQLiteOnlineStore.Access = .write) async throws -> ServingStore {
            try await ServingStore.open(
                registry: featureRegistry, at: path, access: access,
                options: ServingOptions(clock: { ServerRun.now + .hours(hour) }))
        }
        let before = try await open(0)
        try await before.ingest([Self.plane(1)])
        await before.close()

        let writer = try await open(1)
        let reader = try await open(1, .read)
        let (freshness, time) = (SourceFreshness(pause: .zero), AnswerTime())
        #expect(await freshness.arrivals(in: reader, time) == ["planes": ServerRun.now])
        try await writer.ingest([Self.plane(2)])
        #expect(await freshness.arrivals(in: reader, time) == ["planes": ServerRun.now + .hours(1)])
        await reader.close()
        // What was known is told when the store does not answer.
        #expect(await freshness.arrivals(in: reader, time) == ["planes": ServerRun.now + .hours(1)])
        await writer.close()
    }
}
