/// An environment variable that a warehouse needs is not set.
public struct MissingEnvironmentVariable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The variable's name.
    public let variable: String
    /// The warehouse that needs it.
    public let warehouse: String
    /// Where the warehouse is declared.
    public let location: SourceLocation

    /// One line that names the variable and never a value.
    public var description: String {
        "\(location): error: the warehouse '\(warehouse)' needs the environment variable \(variable), which is not set. "
            + "Set it, or name another warehouse with --warehouse"
    }
}

extension WarehouseConfiguration {
    /// The configuration with each `${NAME}` replaced; a variable that is set but empty counts as not set.
    ///
    /// The result may hold secrets: it is for connecting, never for printing.
    public func resolved(environment: [String: String]) throws(MissingEnvironmentVariable) -> WarehouseConfiguration {
        let engine: Engine =
            switch self.engine {
            case .sqlite(let path): .sqlite(path: try replaced(path, environment))
            case .postgres(let url): .postgres(url: try replaced(url, environment))
            }
        return WarehouseConfiguration(name: name, engine: engine, isTraining: isTraining, location: location)
    }

    private func replaced(
        _ text: String, _ environment: [String: String]
    ) throws(MissingEnvironmentVariable) -> String {
        var result = ""
        for part in EnvironmentText.parts(text) ?? [.literal(text)] {
            switch part {
            case .literal(let literal): result += literal
            case .variable(let name):
                guard let value = environment[name], !value.isEmpty else {
                    throw MissingEnvironmentVariable(variable: name, warehouse: self.name, location: location)
                }
                result += value
            }
        }
        return result
    }
}
