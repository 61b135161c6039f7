import FeatureStoreTesting
import Foundation
import Online
import Testing

@Suite("What a store in an SQLite file promises")
struct SQLiteStoreConformanceTests {
    @Test(arguments: OnlineStoreConformance.Check.allCases)
    func conforms(_ check: OnlineStoreConformance.Check) async throws {
        let folder = TemporaryFolder()
        try await OnlineStoreConformance {
            { registry in try await SQLiteOnlineStore(path: folder.path("online.sqlite"), registry: registry) }
        }.run(check)
    }
}

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder: Sendable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "online-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path() }
}
