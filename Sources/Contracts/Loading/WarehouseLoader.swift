/// Reads the warehouses of featurestore.yaml.
struct WarehouseLoader {
    let errors: ErrorCollector

    private static let engines = ["sqlite", "postgres"]
    private static let example = "analytics: { postgres: \"${FEATURESTORE_POSTGRES_URL}\", training: true }"

    /// The warehouses; where none is declared, SQLite in memory under the name `local`.
    func load(_ value: YAMLValue?, file: String) -> [WarehouseConfiguration] {
        let fallback = WarehouseConfiguration(
            name: "local", engine: .sqlite(path: ":memory:"), isTraining: false,
            location: SourceLocation(file: file, line: 1))
        guard let value, !value.isNull else { return [fallback] }
        guard let entries = value.entries("warehouses", example: Self.example, errors) else { return [] }
        let warehouses = entries.compactMap(warehouse)
        for other in warehouses.filter(\.isTraining).dropFirst() {
            errors.report(
                at: other.location, "'\(other.name)' is a second warehouse with training: true",
                advice: "Models are trained on one warehouse: keep one")
        }
        return warehouses.isEmpty ? [fallback] : warehouses
    }

    private func warehouse(_ entry: YAMLEntry) -> WarehouseConfiguration? {
        guard ColumnLoader.check(name: entry.key, "a warehouse", at: entry.location, errors),
            let fields = entry.value.fields(
                "the warehouse '\(entry.key)'", known: Self.engines + ["training"], example: Self.example, errors)
        else { return nil }
        let engines = fields.entries.filter { Self.engines.contains($0.key) }
        guard engines.count == 1, let engine = engines.first else {
            if !fields.hasUnknown {
                errors.report(
                    at: entry.value.location, "the warehouse '\(entry.key)' names \(engines.count) engines",
                    expected: "one of \(Self.engines.joined(separator: ", "))")
            }
            return nil
        }
        guard let text = engine.value.text("\(engine.key) of '\(entry.key)'", example: Self.example, errors) else {
            return nil
        }
        if let problem = EnvironmentText.problem(in: text) {
            errors.report(at: engine.value.location, "\(engine.key) of '\(entry.key)' \(problem)")
        }
        if EnvironmentText.holdsPassword(text) {
            errors.report(
                at: engine.value.location, "\(engine.key) of '\(entry.key)' holds a password",
                expected: "\"${NAME}\", replaced from the environment", advice: "Change that password: it was in a file"
            )
        }
        let isTraining = fields["training"].flatMap { $0.bool("training of '\(entry.key)'", errors) } ?? false
        return WarehouseConfiguration(
            name: entry.key, engine: engine.key == "sqlite" ? .sqlite(path: text) : .postgres(url: text),
            isTraining: isTraining, location: entry.location)
    }
}
