import Contracts
import FeatureStoreTesting
import Testing
import Warehouse

@Suite struct WarehouseFactoryTests {
    private func configuration(_ engine: WarehouseConfiguration.Engine) -> WarehouseConfiguration {
        WarehouseConfiguration(
            name: "analytics", engine: engine, isTraining: false,
            location: SourceLocation(file: "featurestore.yaml", line: 40, column: 3))
    }

    @Test func opensWhatTheConfigurationNames() async throws {
        let engines: [(WarehouseConfiguration.Engine, String)] = [
            (.sqlite(path: ":memory:"), "sqlite"), (.sqlite(path: "/nonexistent/never-touched.db"), "sqlite"),
            (.postgres(url: try TemporaryPostgres.shared().url), "postgres"),
        ]
        for (engine, name) in engines {
            let warehouse = try await WarehouseFactory.warehouse(configuration(engine), project: ProbeTables.project)
            #expect(warehouse.engine.name == name)
            #expect(warehouse.engine.version.first?.isNumber == true)
            try await warehouse.load([])
            await warehouse.close()
        }
    }

    @Test func anUnreachableWarehouseIsNamedWithItsPlaceAndWithoutItsURL() async throws {
        for url in ["postgresql://u:hunter2@/db?host=/nonexistent", "${UNSET_URL}", ""] {
            let error = await #expect(throws: WarehouseError.self) {
                _ = try await WarehouseFactory.warehouse(
                    configuration(.postgres(url: url)), project: ProbeTables.project)
            }
            guard case .unavailable("postgres", let message)? = error else {
                return #expect(Bool(false), "\(error as Any)")
            }
            #expect(message.contains("analytics"), "\(message)")
            // An address may also stand on the command line, which has no place; a variable only in the file.
            if !url.hasPrefix("postgresql:") { #expect(message.contains("featurestore.yaml:40:3"), "\(message)") }
            #expect(!message.contains("hunter2"))
        }
    }

    @Test func aPhysicalTypeThatDoesNotKeepItsValuesIsRefused() async throws {
        let source = Source(
            name: "prices", rowType: "Price",
            columns: [
                ColumnContract(name: "probe", type: .text, isNullable: false),
                ColumnContract(name: "at", type: .timestamp, isNullable: false),
                ColumnContract(name: "price", type: .text, isNullable: false, physicalType: "char(4)"),
            ], unique: [], eventTime: "at", arrivalTime: nil, knownAt: [:], versions: nil, tables: [:],
            location: ProbeTables.location)
        let project = Project(
            entities: [ProbeTables.entity], sources: [source], services: [], warehouses: [], views: [])
        let error = await #expect(throws: WarehouseError.self) { _ = try await SQLiteWarehouse(project: project) }
        guard case .failed(_, let message, nil, let location)? = error else {
            return #expect(Bool(false), "\(error as Any)")
        }
        #expect(message.contains("column price of prices") && message.contains("char(4)"))
        #expect(location == ProbeTables.location)
    }
}
