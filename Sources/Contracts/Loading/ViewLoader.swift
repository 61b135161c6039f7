import FeatureStore

/// Reads the contract of one pair.
struct ViewLoader {
    let pair: PairFiles.Pair
    let project: Project
    let errors: ErrorCollector

    init(pair: PairFiles.Pair, project: Project, _ errors: ErrorCollector) {
        self.pair = pair
        self.project = project
        self.errors = errors
    }

    private static let example = "entity: …, reads: { … }, features: { … }"

    /// The contract, or nil where it says too little to go on; everything wrong is reported.
    func load() -> ViewContract? {
        let root: YAMLValue
        do {
            let comment = try ContractComment.find(in: pair.sql)
            root = try YAMLDocument.read(
                comment.text,
                origin: YAMLDocument.Origin(file: pair.sql.file, line: comment.line, column: comment.column))
        } catch {
            errors.report(error)
            return nil
        }
        guard
            let fields = root.fields(
                "the contract of \(pair.name)",
                known: [
                    "entity", "version", "reads", "request", "features", "owner", "accepted_mutants", "waivers",
                    "online",
                ],
                required: ["entity", "reads", "features"], example: Self.example, errors),
            let entity = fields["entity"].flatMap(entity)
        else { return nil }
        let request = fields["request"].map { self.request($0, entity) } ?? []
        let reader = ReadLoader(view: pair.name, entity: entity, request: request, project: project, errors: errors)
        let reads = fields["reads"].map(reader.load) ?? []
        let features = fields["features"].map { self.features($0, reads: reads, request: request) } ?? []
        let owner = fields["owner"].flatMap { $0.text("owner", example: "owner: ops-research", errors) }
        let accepted = fields["accepted_mutants"].map {
            AcceptedMutantLoader(sql: pair.sql, swift: pair.swift, errors: errors).load($0)
        }
        let waivers = fields["waivers"].map {
            WaiverLoader(features: featureNames(fields["features"]), view: pair.name, errors: errors).load($0)
        }
        return ViewContract(
            name: pair.name, entity: entity, reads: reads, request: request, features: features, owner: owner,
            sql: pair.sql, swift: pair.swift, sqlite: pair.sqlite, acceptedMutants: accepted ?? [],
            waivers: waivers ?? [], version: version(fields["version"]),
            online: OnlineLoader(errors: errors).view(fields["online"]))
    }

    /// The version that the contract states, or that a kept pair's name does; both must be one.
    private func version(_ value: YAMLValue?) -> Int {
        let kept = ViewVersion(pair: pair.name)
        guard let value else { return kept?.version ?? 1 }
        guard case .scalar(let text, isQuoted: false) = value.content, let version = Int(text), version >= 1 else {
            errors.report(
                at: value.location, "the version of \(pair.name) is no positive whole number", expected: "version: 2",
                found: value.kind)
            return kept?.version ?? 1
        }
        if let kept, kept.version != version {
            errors.report(
                at: value.location, "\(pair.name) says that it is version \(version)",
                expected: "version: \(kept.version), as its files are named",
                advice: "Leave version out, or rename the files")
        }
        return version
    }

    private func entity(_ value: YAMLValue) -> Entity? {
        guard let name = value.text("entity", example: "entity: aircraft", errors) else { return nil }
        if let entity = project.entity(name) { return entity }
        errors.reportUnknown("entity", name, at: value.location, known: project.entities.map(\.name))
        return nil
    }

    private func request(_ value: YAMLValue, _ entity: Entity) -> [ColumnContract] {
        if value.isNull { return [] }
        let columns = ColumnLoader(errors: errors).columns(value, of: "the request of \(pair.name)") ?? []
        for (column, place) in columns where entity.keys.contains(where: { $0.name == column.name }) {
            errors.report(
                at: place, "the request column '\(column.name)' is a key of '\(entity.name)' already",
                advice: "Choose another name")
        }
        for (column, place) in columns where column.physicalType != nil {
            errors.report(
                at: place, "the request column '\(column.name)' states a physical type",
                advice: "Only a source's column is stored; remove it")
        }
        return columns.map(\.column)
    }

    // MARK: Features

    private func features(_ value: YAMLValue, reads: [Read], request: [ColumnContract]) -> [FeatureContract] {
        let example = "departures_7d: { type: int, about: … }"
        guard let entries = value.entries("the features of \(pair.name)", example: example, errors) else { return [] }
        if entries.isEmpty {
            errors.report(at: value.location, "\(pair.name) has no feature", expected: example)
        }
        return entries.compactMap { feature($0, reads: reads, request: request) }
    }

    /// The names that `features:` declares, those that are wrong otherwise among them.
    private func featureNames(_ value: YAMLValue?) -> [String] {
        guard case .mapping(let entries)? = value?.content else { return [] }
        return entries.map(\.key)
    }

    private func feature(_ entry: YAMLEntry, reads: [Read], request: [ColumnContract]) -> FeatureContract? {
        let name = entry.key
        guard ColumnLoader.check(name: name, "a feature", at: entry.location, errors) else { return nil }
        if Names.reservedColumns.contains(name) {
            errors.report(
                at: entry.location, "'\(name)' names a column of the spine or of PostgreSQL",
                advice: "Choose another name")
        }
        guard
            let fields = entry.value.fields(
                "the feature '\(name)'", known: ["type", "about", "compare", "decisions"], required: ["type", "about"],
                example: "{ type: int, about: what it means, in a sentence }", errors),
            let typeValue = fields["type"],
            let parsed = ColumnLoader(errors: errors).type(typeValue, "the type of '\(name)'", example: "type: int")
        else { return nil }
        let about = fields["about"].flatMap { $0.text("about of '\(name)'", example: "a sentence", errors) }
        let comparison = fields["compare"].map {
            ComparisonLoader(feature: name, type: parsed.type, reads: reads, project: project, errors: errors).load($0)
        }
        let decisions = fields["decisions"].map {
            DecisionLoader(
                feature: name, type: parsed.type, isNullable: parsed.isNullable, view: pair.name, reads: reads,
                request: request, project: project, errors: errors
            ).load($0)
        }
        return FeatureContract(
            name: name, type: parsed.type, isNullable: parsed.isNullable, about: about ?? "",
            comparison: comparison ?? .exact, decisions: decisions ?? Decisions(), location: entry.location)
    }
}
