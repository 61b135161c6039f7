internal import Contracts

extension PromotionEvidence {
    init?(reading value: YAMLValue?, _ errors: ErrorCollector) {
        guard
            let fields = RecordFields(
                value, "evidence",
                required: ["environment", "questions", "decisions", "properties", "teeth", "waivers"],
                optional: ["seed", "attack"], errors),
            let environment = PromotionEnvironment(reading: fields.fields["environment"], errors),
            let asked = RecordFields(
                fields.fields["questions"], "questions", required: ["fixtures", "samples", "generated"], errors),
            let fixtures = asked.count("fixtures"), let samples = asked.count("samples"),
            let generated = asked.count("generated"),
            let decisions = RecordFields(
                fields.fields["decisions"], "decisions", required: ["checked", "unchecked"], errors),
            let checked = decisions.texts("checked"), let unchecked = decisions.texts("unchecked"),
            let properties = fields.texts("properties"),
            let teeth = RecordFields(fields.fields["teeth"], "teeth", required: [], optional: ["sql", "swift"], errors)
        else { return nil }
        self.init(
            environment: environment, seed: fields.integer("seed"),
            questions: Questions(fixtures: fixtures, samples: samples, generated: generated),
            attack: fields.fields["attack"].flatMap { Self.attack($0, errors) },
            decisions: Decisions(checked: checked, unchecked: unchecked), properties: properties,
            teeth: Teeth(
                sql: teeth.fields["sql"].flatMap { Self.share($0, "sql", errors) },
                swift: teeth.fields["swift"].flatMap { Self.share($0, "swift", errors) }),
            waivers: Self.waivers(fields.fields["waivers"], errors))
    }

    private static func attack(_ value: YAMLValue, _ errors: ErrorCollector) -> Attack? {
        guard let fields = RecordFields(value, "attack", required: ["cases", "covered", "total"], errors),
            let cases = fields.count("cases"), let covered = fields.count("covered"), let total = fields.count("total")
        else { return nil }
        return Attack(cases: cases, covered: covered, total: total)
    }

    private static func share(_ value: YAMLValue, _ half: String, _ errors: ErrorCollector) -> Share? {
        guard let fields = RecordFields(value, "teeth of \(half)", required: ["noticed", "total"], errors),
            let noticed = fields.count("noticed"), let total = fields.count("total")
        else { return nil }
        return Share(noticed: noticed, total: total)
    }

    private static func waivers(_ value: YAMLValue?, _ errors: ErrorCollector) -> [WaiverInForce] {
        guard let value, case .sequence(let items) = value.content else {
            if let value { errors.report(at: value.location, "waivers is not a list", found: value.kind) }
            return []
        }
        return items.compactMap { item in
            guard
                let fields = RecordFields(
                    item, "a waiver", required: ["class", "until", "because"], optional: ["feature"], errors),
                let kind = fields.text("class"), let until = fields.text("until"),
                let because = fields.text("because")
            else { return nil }
            return WaiverInForce(
                feature: fields.text("feature"), kind: kind, until: until,
                because: because)
        }
    }
}

extension PromotionEnvironment {
    init?(reading value: YAMLValue?, _ errors: ErrorCollector) {
        guard
            let fields = RecordFields(
                value, "environment",
                required: [
                    "warehouse", "engine", "engine_version", "libraries", "optimisation", "architecture",
                ], optional: ["engine_zones", "swift_zones", "toolchain"], errors),
            let warehouse = fields.text("warehouse"), let engine = fields.text("engine"),
            let version = fields.text("engine_version"), let libraries = fields.texts("libraries"),
            let optimisation = fields.text("optimisation"), let architecture = fields.text("architecture")
        else { return nil }
        self.init(
            warehouse: warehouse, engine: engine, engineVersion: version, libraries: libraries,
            engineZones: fields.text("engine_zones"),
            swiftZones: fields.text("swift_zones"),
            toolchain: fields.text("toolchain"),
            optimisation: optimisation, architecture: architecture)
    }
}
