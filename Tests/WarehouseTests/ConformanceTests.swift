import FeatureStoreTesting
import Testing
import Warehouse

@Suite struct PostgresConformanceTests {
    @Test(arguments: WarehouseConformance.Check.allCases)
    func conforms(_ check: WarehouseConformance.Check) async throws {
        let url = try TemporaryPostgres.shared().url
        try await WarehouseConformance { project, options in
            try await PostgresWarehouse(url: url, project: project, options: options)
        }.run(check)
    }
}

@Suite struct SQLiteConformanceTests {
    @Test(arguments: WarehouseConformance.Check.allCases)
    func conforms(_ check: WarehouseConformance.Check) async throws {
        try await WarehouseConformance { project, options in
            try await SQLiteWarehouse(project: project, options: options)
        }.run(check)
    }
}
