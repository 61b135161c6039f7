import FeatureStoreTesting
import Testing
import Warehouse

@Suite struct PostgresConformanceTests {
    @Test(arguments: WarehouseConformance.Check.allCases)
    func conforms(_ check: WarehouseConformance.Check) async throws {
        let url = try TemporaryPostgres.shared().url
        try await WarehouseConformance(bind: bindByHand) { project, options in
            try await PostgresWarehouse(url: url, project: project, options: options)
        }.run(check)
    }
}

@Suite struct SQLiteConformanceTests {
    @Test(arguments: WarehouseConformance.Check.allCases)
    func conforms(_ check: WarehouseConformance.Check) async throws {
        try await WarehouseConformance(bind: bindByHand) { project, options in
            try await SQLiteWarehouse(storage: .memory, project: project, options: options) { $0.text }
        }.run(check)
    }
}
