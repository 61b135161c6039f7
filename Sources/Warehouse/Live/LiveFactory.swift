public import Contracts

extension WarehouseFactory {
    /// Opens a warehouse's own tables for reading, as they stand now.
    ///
    /// - Parameters:
    ///   - configuration: `${NAME}` must have been replaced by the variable's value.
    ///   - folder: where a relative path of a SQLite file begins.
    ///   - options: how long a statement may take.
    /// - Throws: ``WarehouseError/unavailable(engine:message:)``, which names the warehouse and never shows its URL.
    public static func liveTables(
        _ configuration: WarehouseConfiguration, relativeTo folder: String,
        options: WarehouseOptions = WarehouseOptions()
    ) async throws -> any LiveTables {
        do {
            switch configuration.engine {
            case .sqlite(let path):
                guard path != ":memory:", !path.isEmpty else {
                    throw WarehouseError.unavailable(
                        engine: SQLiteWarehouse.name,
                        message: "its database is in memory and holds no tables of yours; name a file, "
                            + "{ sqlite: \"data.db\" } or --warehouse sqlite:data.db")
                }
                return try await SQLiteLiveTables(
                    path: path.hasPrefix("/") ? path : "\(folder)/\(path)", warehouse: configuration.name,
                    options: options)
            case .postgres(let url):
                return try await PostgresLiveTables(url: url, warehouse: configuration.name, options: options)
            }
        } catch WarehouseError.unavailable(let engine, let message) {
            throw WarehouseError.unavailable(
                engine: engine, message: "warehouse \(configuration.name): \(message)")
        }
    }
}
