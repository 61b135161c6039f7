import FeatureStore

/// Reads `decisions:` of one feature; the words that stand beside the sources' names.
struct DecisionLoader {
    let feature: String
    let type: ValueType
    let isNullable: Bool
    let view: String
    let reads: [Read]
    let request: [ColumnContract]
    let project: Project
    let errors: ErrorCollector

    /// The decisions about a feature's own value; a source cannot be named as one.
    static let featureKeys = ["empty", "zone", "week_start", "rounding"]
    private static let example = "{ flights: { window: \"(as_of - 7d, as_of]\" }, empty: 0 }"

    func load(_ value: YAMLValue) -> Decisions {
        var decisions = Decisions()
        if value.isNull { return decisions }
        guard let entries = value.entries("the decisions of '\(feature)'", example: Self.example, errors) else {
            return decisions
        }
        for entry in entries {
            switch entry.key {
            case "empty": decisions.empty = empty(entry.value)
            case "zone": decisions.zone = zone(entry.value)
            case "week_start":
                decisions.weekStart = entry.value.word("week_start", as: Decisions.WeekStart.self, errors)
            case "rounding": decisions.rounding = rounding(entry.value)
            default: loadSource(entry, into: &decisions)
            }
        }
        checkCalendar(decisions, at: value.location)
        return decisions
    }

    private func loadSource(_ entry: YAMLEntry, into decisions: inout Decisions) {
        guard let read = reads.first(where: { $0.source == entry.key }), let source = project.source(read.source) else {
            errors.reportUnknown(
                "decision", entry.key, at: entry.location, known: Self.featureKeys + reads.map(\.source))
            return
        }
        let loader = SourceDecisionLoader(
            feature: feature, source: source, read: read, reads: reads, request: request, project: project,
            errors: errors)
        if let decided = loader.load(entry) { decisions.sources.append(decided) }
    }

    private func empty(_ value: YAMLValue) -> LiteralValue? {
        guard let literal = LiteralText.parse(value, type: type) else {
            errors.report(
                at: value.location, "the empty answer of '\(feature)' is not of its type",
                expected: isNullable ? "\(type) or null" : "\(type)", found: value.kind)
            return nil
        }
        if literal == .null, !isNullable {
            errors.report(
                at: value.location, "the empty answer of '\(feature)' is null, which its type \(type) does not allow",
                advice: "Say \(type)?, or another value")
            return nil
        }
        return literal
    }

    private func zone(_ value: YAMLValue) -> String? {
        guard let text = value.text("zone of '\(feature)'", example: "zone: America/New_York", errors) else {
            return nil
        }
        if ZoneText.isName(text) {
            if (try? Zone(text)) != nil { return text }
            errors.report(at: value.location, "there is no time zone '\(text)' among those of this machine's tzdata")
            return nil
        }
        errors.report(
            at: value.location, "'\(text)' is not the name of a time zone",
            expected: "an IANA name, as America/New_York or UTC",
            advice: "Offsets and abbreviations do not say when clocks change")
        return nil
    }

    private func rounding(_ value: YAMLValue) -> Decisions.Rounding? {
        switch type {
        case .int, .double, .decimal: break
        default:
            errors.report(at: value.location, "'\(feature)' is of type \(type), which is never rounded")
            return nil
        }
        return value.word("rounding", as: Decisions.Rounding.self, errors)
    }

    private func checkCalendar(_ decisions: Decisions, at location: SourceLocation) {
        var units: Set<WindowDecision.CalendarUnit> = []
        for source in decisions.sources {
            for bound in [source.window?.lower, source.window?.upper] {
                if case .start(let unit)? = bound?.anchor { units.insert(unit) }
            }
        }
        if !units.isEmpty, decisions.zone == nil {
            errors.report(
                at: location, "a window of '\(feature)' begins with a calendar unit, but no zone is decided",
                expected: "zone: an IANA name")
        }
        if units.contains(.week), decisions.weekStart == nil {
            errors.report(
                at: location, "a window of '\(feature)' begins with a week, but no week_start is decided",
                expected: "week_start: monday or sunday")
        }
    }
}
