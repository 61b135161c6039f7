import Contracts
import Parity
import Warehouse

/// The warehouses that a command names, resolved.
struct WarehouseChoice {
    let project: Project
    let context: Context
    let options: WarehouseOptions

    /// The configurations of the named warehouses, in the order given; the embedded default when none is named.
    ///
    /// - Throws: ``CommandFailure`` for an unknown name or a variable that is not set.
    func configurations(_ names: [String]) throws -> [WarehouseConfiguration] {
        guard !names.isEmpty else { return [try embeddedDefault()] }
        return try names.map { name in
            if let engine = Self.engine(ofAddress: name) {
                let shown = name.hasPrefix("sqlite:") ? name : "postgres"
                let place = SourceLocation(file: "--warehouse", line: 1)
                return WarehouseConfiguration(name: shown, engine: engine, isTraining: false, location: place)
            }
            guard let known = project.warehouses.first(where: { $0.name == name }) else { throw unknown(name) }
            return try known.resolvedOrFail(context.environment)
        }
    }

    /// Connects; a warehouse that cannot be reached is passed on with the reason, so that others still answer.
    ///
    /// - Parameter jobs: how many connections statements, the attack's cases and findings are spread over.
    func connect(_ configuration: WarehouseConfiguration, jobs: Int = 1) async -> NamedWarehouse {
        var connected: [any Warehouse] = []
        do {
            for _ in 0..<jobs {
                connected.append(
                    try await WarehouseFactory.warehouse(configuration, project: project, options: options))
            }
            var otherZone: OtherZone?
            if case .postgres = configuration.engine { otherZone = try await self.otherZone(configuration) }
            return NamedWarehouse(
                name: configuration.name, warehouse: connected[0], further: Array(connected.dropFirst()),
                otherZone: otherZone)
        } catch {
            for warehouse in connected { await warehouse.close() }
            guard case WarehouseError.unavailable(_, let message) = error else {
                return NamedWarehouse(name: configuration.name, unavailable: "\(error)")
            }
            return NamedWarehouse(name: configuration.name, unavailable: message)
        }
    }

    /// The same warehouse in a session whose clock is neither UTC's nor, all year round, at one distance from it.
    private func otherZone(_ configuration: WarehouseConfiguration) async throws -> OtherZone {
        var options = options
        options.sessionZone = Self.secondZone
        return OtherZone(
            zone: Self.secondZone,
            warehouse: try await WarehouseFactory.warehouse(configuration, project: project, options: options))
    }

    private static let secondZone = "America/New_York"

    /// The first SQLite warehouse of featurestore.yaml, which needs nothing installed and nothing running.
    private func embeddedDefault() throws -> WarehouseConfiguration {
        for warehouse in project.warehouses {
            if case .sqlite = warehouse.engine { return try warehouse.resolvedOrFail(context.environment) }
        }
        throw CommandFailure(
            "featurestore.yaml declares no SQLite warehouse, which is the default. "
                + "Add `local: { sqlite: \":memory:\" }` below warehouses:, or name one with --warehouse.")
    }

    private func unknown(_ name: String) -> CommandFailure {
        // An address of another kind may hold a password.
        let name = name.firstRange(of: "://").map { name[..<$0.upperBound] + "…" } ?? name[...]
        let known = project.warehouses.map(\.name)
        let advice =
            NearestName.suggestion(for: String(name), among: known).map { "Did you mean \($0)?" }
            ?? "Known are \(known.joined(separator: ", ")); an address starts with postgresql:// or sqlite:."
        return CommandFailure("no warehouse is called '\(name)'. \(advice)")
    }

    private static func engine(ofAddress text: String) -> WarehouseConfiguration.Engine? {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") { return .postgres(url: text) }
        if text.hasPrefix("sqlite:") { return .sqlite(path: String(text.dropFirst("sqlite:".count))) }
        return nil
    }
}

extension WarehouseConfiguration {
    fileprivate func resolvedOrFail(_ environment: [String: String]) throws -> WarehouseConfiguration {
        do {
            return try resolved(environment: environment)
        } catch {
            throw CommandFailure(located: error.description)
        }
    }
}
