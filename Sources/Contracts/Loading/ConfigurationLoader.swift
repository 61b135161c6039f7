import FeatureStore

/// Reads featurestore.yaml into a project without views.
struct ConfigurationLoader {
    let file: PairHalf
    let errors: ErrorCollector

    init(file: PairHalf, _ errors: ErrorCollector) {
        self.file = file
        self.errors = errors
    }

    private static let example = "entities: { … }, sources: { … }, services: { … }, warehouses: { … }"

    /// The project, or nil where the file is not even a mapping; parts that are wrong are reported and left out.
    func load() -> Project? {
        let root: YAMLValue
        do {
            root = try YAMLDocument.read(file.text, origin: YAMLDocument.Origin(file: file.file))
        } catch {
            errors.report(error)
            return nil
        }
        guard
            let fields = root.fields(
                "featurestore.yaml",
                known: ["entities", "sources", "services", "warehouses", "zones", "promotion", "journal", "online"],
                required: ["entities", "sources"], example: Self.example, errors)
        else { return nil }
        let entities = fields["entities"].map(loadEntities) ?? []
        let sources = fields["sources"].map(loadSources) ?? []
        let services = fields["services"].map(ServiceLoader(errors: errors).load) ?? []
        let warehouses = WarehouseLoader(errors: errors).load(fields["warehouses"], file: file.file)
        let zones = fields["zones"].flatMap { $0.word("zones", as: Project.ZonePolicy.self, errors) }
        var project = Project(
            entities: entities, sources: sources, services: services, warehouses: warehouses, views: [],
            zones: zones ?? .warn, configuration: file)
        project.promotion = PromotionLoader(errors: errors).load(fields["promotion"])
        project.online = OnlineLoader(errors: errors).project(fields["online"])
        if let journal = fields["journal"].flatMap(journal) { project.journal = journal }
        return project
    }

    private func journal(_ value: YAMLValue) -> JournalPlace? {
        guard let path = value.text("journal", example: "journal: .featurestore/journal.ndjson, or off", errors) else {
            return nil
        }
        if path == "off" { return .off }
        guard !path.isEmpty, !path.hasSuffix("/") else {
            errors.report(at: value.location, "journal names no file", expected: "a path, or off", found: value.kind)
            return nil
        }
        return .file(path)
    }

    // MARK: Entities

    private func loadEntities(_ value: YAMLValue) -> [Entity] {
        let example = "aircraft: { keys: { tailnum: text } }"
        guard let entries = value.entries("entities", example: example, errors) else { return [] }
        if entries.isEmpty { errors.report(at: value.location, "there is no entity", expected: example) }
        return entries.compactMap { entry in
            guard ColumnLoader.check(name: entry.key, "an entity", at: entry.location, errors),
                let fields = entry.value.fields(
                    "the entity '\(entry.key)'", known: ["keys"], required: ["keys"],
                    example: "{ keys: { tailnum: text } }",
                    errors),
                let keysValue = fields["keys"],
                let keys = ColumnLoader(errors: errors).columns(keysValue, of: "the keys of '\(entry.key)'")
            else { return nil }
            for (key, place) in keys {
                checkKey(key, place, of: entry.key)
            }
            if keys.isEmpty {
                errors.report(
                    at: keysValue.location, "the entity '\(entry.key)' has no key", expected: "{ tailnum: text }")
                return nil
            }
            return Entity(name: entry.key, keys: keys.map(\.column), location: entry.location)
        }
    }

    private func checkKey(_ key: ColumnContract, _ place: SourceLocation, of entity: String) {
        if key.isNullable {
            errors.report(
                at: place, "the key '\(key.name)' of '\(entity)' allows NULL", expected: "\(key.type)",
                advice: "A NULL in a key belongs to no entity")
        }
        switch key.type {
        case .int, .text, .bool, .timestamp, .date: break
        case .double, .decimal, .list:
            errors.report(
                at: place, "the key '\(key.name)' of '\(entity)' is of type \(key.type)",
                expected: "int, text, bool, timestamp or date",
                advice: "Keys are compared byte by byte, and equal values of this type can differ in theirs")
        }
    }

    // MARK: Sources

    private func loadSources(_ value: YAMLValue) -> [Source] {
        let example = "flights: { row: Flight, columns: { … }, event_time: scheduled_at }"
        guard let entries = value.entries("sources", example: example, errors) else { return [] }
        if entries.isEmpty { errors.report(at: value.location, "there is no source", expected: example) }
        var sources: [Source] = []
        for entry in entries {
            guard let source = SourceLoader(name: entry.key, entry: entry, errors: errors).load() else { continue }
            if let other = sources.first(where: { $0.rowType == source.rowType }) {
                errors.report(
                    at: source.location,
                    "the row type \(source.rowType) of '\(source.name)' is that of '\(other.name)'",
                    advice: "Give each source its own")
            }
            sources.append(source)
        }
        return sources
    }
}
