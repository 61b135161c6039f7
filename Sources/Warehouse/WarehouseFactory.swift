public import Contracts

/// Opens the warehouse that a configuration names; the one place that knows every engine.
public enum WarehouseFactory {
    /// Connects to, or makes, an empty warehouse for a project.
    ///
    /// SQLite keeps rows in memory, and in an unnamed temporary file what is more than 64 MB of them, whatever its path:
    /// verifying loads cases of its own, so a file at the path is neither read nor written.
    ///
    /// - Parameters:
    ///   - configuration: `${NAME}` must have been replaced by the variable's value.
    ///   - project: whose sources and keys tables are made for.
    ///   - options: how statements run.
    /// - Throws: ``WarehouseError``, which names the warehouse where it cannot be reached, and never shows its URL.
    public static func warehouse(
        _ configuration: WarehouseConfiguration, project: Project, options: WarehouseOptions = WarehouseOptions()
    ) async throws -> any Warehouse {
        switch configuration.engine {
        case .sqlite:
            return try await SQLiteWarehouse(storage: .temporaryFile, project: project, options: options)
        case .postgres(let url):
            if url.contains("${") || url.isEmpty {
                throw WarehouseError.unavailable(
                    engine: engineName,
                    message: "the URL of warehouse \(configuration.name) (\(configuration.location)) names an "
                        + "environment variable that is not set; set it, or choose another warehouse")
            }
            do {
                return try await PostgresWarehouse(url: url, project: project, options: options)
            } catch WarehouseError.unavailable(let engine, let message) {
                throw WarehouseError.unavailable(
                    engine: engine, message: "warehouse \(configuration.name): \(message)")
            }
        }
    }
}
