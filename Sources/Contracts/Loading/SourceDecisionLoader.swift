import FeatureStore

/// Reads what one feature decides about one source that its view reads.
struct SourceDecisionLoader {
    let feature: String
    let source: Source
    let read: Read
    let reads: [Read]
    let request: [ColumnContract]
    let project: Project
    let errors: ErrorCollector

    private static let keys = ["window", "null_values", "duplicates", "ties", "late"]

    func load(_ entry: YAMLEntry) -> SourceDecisions? {
        guard
            let fields = entry.value.fields(
                "the decisions about '\(source.name)'", known: Self.keys,
                example: "{ window: \"(as_of - 7d, as_of]\", null_values: skip }", errors)
        else { return nil }
        var decisions = SourceDecisions(source: source.name, location: entry.location)
        decisions.window = fields["window"].flatMap(window)
        decisions.nullValues = fields["null_values"].map(nullValues) ?? []
        decisions.duplicates = fields["duplicates"].flatMap {
            $0.word("duplicates", as: SourceDecisions.Duplicates.self, errors)
        }
        decisions.ties = fields["ties"].map(ties) ?? []
        decisions.late = fields["late"].flatMap(late)
        return decisions
    }

    private func column(_ name: String, at location: SourceLocation) -> ColumnContract? {
        if let column = source.column(name) { return column }
        errors.reportUnknown("column", name, of: "'\(source.name)'", at: location, known: source.columns.map(\.name))
        return nil
    }

    // MARK: Window

    private func window(_ value: YAMLValue) -> WindowDecision? {
        guard let text = value.text("the window", example: "window: \"(as_of - 7d, as_of]\"", errors) else {
            return nil
        }
        let window: WindowDecision
        do {
            window = try WindowText.parse(text, eventTime: source.eventTime)
        } catch {
            errors.report(at: value.location, error.description)
            return nil
        }
        guard let column = column(window.column, at: value.location) else { return nil }
        guard column.type == .timestamp else {
            errors.report(
                at: value.location, "the window's '\(column.name)' is of type \(column.type)", expected: "a timestamp")
            return nil
        }
        for bound in [window.lower, window.upper].compactMap({ $0 }) where !check(bound.anchor, at: value.location) {
            return nil
        }
        checkExtent(window, at: value.location)
        return window
    }

    private func check(_ anchor: WindowDecision.Anchor, at location: SourceLocation) -> Bool {
        let given: ColumnContract?
        let name: String
        switch anchor {
        case .asOf, .start: return true
        case .request(let column):
            name = "request.\(column)"
            given = request.first { $0.name == column }
            if given == nil {
                errors.reportUnknown("request column", column, at: location, known: request.map(\.name))
            }
        case .source(let other, let column):
            name = "\(other).\(column)"
            guard reads.contains(where: { $0.source == other }), let otherSource = project.source(other) else {
                errors.reportUnknown("read source", other, at: location, known: reads.map(\.source) + ["request"])
                return false
            }
            given = otherSource.column(column)
            if given == nil {
                errors.reportUnknown(
                    "column", column, of: "'\(other)'", at: location, known: otherSource.columns.map(\.name))
            }
        }
        guard let given else { return false }
        guard given.type == .timestamp else {
            errors.report(at: location, "'\(name)' in a window is of type \(given.type)", expected: "a timestamp")
            return false
        }
        return true
    }

    /// A window on the event time cannot reach further back than the view says it reads.
    private func checkExtent(_ window: WindowDecision, at location: SourceLocation) {
        guard window.column == source.eventTime, case .within(let extent) = read.extent else { return }
        let spelled = DurationText.canonical(microseconds: extent)
        guard let lower = window.lower else {
            errors.report(
                at: location, "the window has no beginning, but '\(source.name)' is read for \(spelled) only",
                expected: "reads: { \(source.name): all }, or a beginning")
            return
        }
        guard case .asOf = lower.anchor, lower.offset < -extent else { return }
        errors.report(
            at: location,
            "the window begins before as_of - \(spelled), but '\(source.name)' is read for \(spelled) only",
            expected: "a longer reads, or a shorter window")
    }

    // MARK: NULL, ties, late

    private func nullValues(_ value: YAMLValue) -> [SourceDecisions.NullDecision] {
        if case .mapping(let entries) = value.content {
            let decided: [SourceDecisions.NullDecision] = entries.compactMap { entry in
                guard let column = column(entry.key, at: entry.location) else { return nil }
                guard column.isNullable else {
                    errors.report(at: entry.location, "'\(source.name).\(column.name)' is never NULL")
                    return nil
                }
                return entry.value.word("null_values", as: SourceDecisions.NullTreatment.self, errors)
                    .map { SourceDecisions.NullDecision(column: column.name, treatment: $0) }
            }
            return source.columns.compactMap { column in decided.first { $0.column == column.name } }
        }
        guard let treatment = value.word("null_values", as: SourceDecisions.NullTreatment.self, errors) else {
            return []
        }
        let nullable = source.columns.filter(\.isNullable)
        if nullable.isEmpty {
            errors.report(
                at: value.location, "no column of '\(source.name)' is ever NULL", advice: "Remove null_values")
        }
        return nullable.map { SourceDecisions.NullDecision(column: $0.name, treatment: treatment) }
    }

    private func ties(_ value: YAMLValue) -> [SourceDecisions.TieOrder] {
        let example = "ties: [landed_at desc nulls last, flight_id desc]"
        guard let texts = value.texts("ties", example: example, errors) else { return [] }
        var orders: [SourceDecisions.TieOrder] = []
        for text in texts {
            for part in text.text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let order = tie(part, at: text.location) else { continue }
                if orders.contains(where: { $0.column == order.column }) {
                    errors.report(at: text.location, "ties name '\(order.column)' twice")
                }
                orders.append(order)
            }
        }
        return orders
    }

    private func tie(_ text: Substring, at location: SourceLocation) -> SourceDecisions.TieOrder? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2 || (words.count == 4 && words[2] == "nulls"), ["asc", "desc"].contains(words[1]) else {
            errors.report(
                at: location, "'\(text)' does not say an order",
                expected: "COLUMN asc or COLUMN desc, as flight_id desc")
            return nil
        }
        guard let column = column(words[0], at: location) else { return nil }
        if case .list = column.type {
            errors.report(at: location, "'\(column.name)' is a list, which has no order", expected: "a single value")
            return nil
        }
        var nulls: SourceDecisions.NullOrder?
        if words.count == 4 {
            nulls = SourceDecisions.NullOrder(rawValue: words[3])
            if nulls == nil {
                errors.report(at: location, "'nulls \(words[3])' is no place", expected: "nulls first or nulls last")
            } else if !column.isNullable {
                errors.report(at: location, "'\(source.name).\(column.name)' is never NULL", advice: "Remove 'nulls'")
            }
        }
        return SourceDecisions.TieOrder(column: column.name, isDescending: words[1] == "desc", nulls: nulls)
    }

    private func late(_ value: YAMLValue) -> SourceDecisions.LateRows? {
        guard let text = value.text("late", example: "late: count", errors) else { return nil }
        guard source.arrivalTime != nil else {
            errors.report(
                at: value.location, "'\(source.name)' has no arrival_time, so none of its rows is late",
                advice: "Remove late, or declare arrival_time")
            return nil
        }
        if text == "count" { return .count }
        guard text.hasPrefix("ignore after ") else {
            errors.report(
                at: value.location, "'\(text)' does not say what becomes of late rows",
                expected: "count, or ignore after DURATION, as ignore after 1h")
            return nil
        }
        do {
            return .ignore(
                afterMicroseconds: try DurationText.microseconds(String(text.dropFirst("ignore after ".count))))
        } catch {
            errors.report(at: value.location, error.description)
            return nil
        }
    }
}
