import FeatureStoreTesting
import Foundation
import OnlinePostgres
import Testing

@Suite("The store in PostgreSQL keeps what every online store promises")
struct PostgresStoreConformanceTests {
    @Test("keeps its promise", arguments: OnlineStoreConformance.Check.allCases)
    func conforms(_ check: OnlineStoreConformance.Check) async throws {
        let server = try TemporaryPostgres.shared()
        try await OnlineStoreConformance {
            let schema = "conformance_\(UUID().uuidString.lowercased())"
            return { registry in
                try await PostgresOnlineStore(url: server.url, schema: schema, registry: registry, readers: 2)
            }
        }.run(check)
    }
}
