import Contracts
import Parity

/// What a survey found, as YAML to paste under each feature, with what each side does as comments.
struct DecisionYAML {
    let survey: DecisionSurvey

    /// The whole text.
    var text: String {
        var lines = [
            "# \(survey.view.name): what each side does today, found by experiment. Keep what you mean; it is tried from then on."
        ]
        for (position, feature) in survey.view.features.enumerated() {
            lines.append("\(feature.name):")
            let body = body(position)
            lines.append(
                body.contains { !$0.hasPrefix("#") } ? "  decisions:" : "  # nothing was found that needs a decision")
            lines += body.map { "    " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func body(_ feature: Int) -> [String] {
        let items = survey.items.filter { $0.feature == feature }
        var lines: [String] = []
        for source in survey.view.reads.map(\.source) {
            let those = items.filter { $0.source == source }
            let inner =
                window(those) + nulls(those)
                + those.filter { ["duplicates", "ties", "late"].contains($0.key) }.flatMap(own)
            guard !inner.isEmpty else { continue }
            // A mapping without entries is none: then the key itself is a comment.
            lines.append(inner.contains { !$0.hasPrefix("#") } ? "\(source):" : "# \(source):")
            lines += inner.map { "  " + $0 }
        }
        return lines + items.filter { $0.source == nil }.flatMap(own)
    }

    /// A line for an answer of its own, with what was seen behind it.
    private func own(_ item: DecisionSurvey.Item) -> [String] {
        guard let proposal = item.proposal else { return differing(item, item.key) }
        return ["\(item.key): \(proposal)\(remark(item, proposal))"] + examples(item)
    }

    private func nulls(_ items: [DecisionSurvey.Item]) -> [String] {
        let those = items.filter { $0.key == "null_values" }
        let agreed = those.filter { $0.proposal != nil }
        var lines: [String] = []
        if !agreed.isEmpty {
            let columns = agreed.map { "\($0.column ?? ""): \($0.proposal ?? "")" }
            lines.append("null_values: { \(columns.joined(separator: ", ")) }")
            for item in agreed {
                let remark = remark(item, item.proposal ?? "")
                if !remark.isEmpty { lines.append("# \(item.column ?? ""):\(remark.dropFirst(3))") }
                lines += examples(item)
            }
        }
        return lines + those.filter { $0.proposal == nil }.flatMap { differing($0, "null_values.\($0.column ?? "")") }
    }

    /// The window whose beginning lies nearest to `as_of`; the event time's where another time's is no nearer.
    private func window(_ items: [DecisionSurvey.Item]) -> [String] {
        let starts = items.filter { $0.key == "window start" }
        let ends = items.filter { $0.key == "window end" }
        let columns = ends.filter { $0.proposal != nil }.compactMap(\.column)
        var best: (column: String, length: Int64)?
        for column in columns {
            let length = starts.first { $0.column == column }?.proposal.map(Self.length) ?? .max
            if best.map({ length < $0.length }) ?? true { best = (column, length) }
        }
        guard let best, let end = ends.first(where: { $0.column == best.column }), let last = end.proposal else {
            return (starts + ends).filter(\.isSplit).flatMap { differing($0, "\($0.key), by \($0.column ?? "")") }
        }
        let start = starts.first { $0.column == best.column }
        if let start, start.isSplit { return differing(start, "window start") + examples(end) }
        let first = start?.proposal ?? "(-infinity"
        let declared = [start, end].compactMap { $0?.declared }
        let found = [start?.proposal, end.proposal].compactMap { $0 }
        let remark =
            declared.isEmpty
            ? "" : declared == found ? "   # as declared" : "   # declared: \(declared.joined(separator: ", "))"
        return ["window: \"\(best.column) in \(first), \(last)\"\(remark)"] + (start.map(examples) ?? [])
            + examples(end)
    }

    /// How long before `as_of` a window begins; one that begins with a unit of the calendar counts as the shortest.
    private static func length(_ start: String) -> Int64 {
        guard let minus = start.firstRange(of: " - ") else { return 0 }
        return (try? DurationText.microseconds(String(start[minus.upperBound...]))) ?? .max
    }

    private func remark(_ item: DecisionSurvey.Item, _ proposal: String) -> String {
        guard let declared = item.declared else { return "" }
        return declared == proposal ? "   # as declared" : "   # declared: \(declared)"
    }

    private func differing(_ item: DecisionSurvey.Item, _ title: String) -> [String] {
        guard item.isSplit || item.declared != nil else { return [] }
        let habits = item.habits.map { "\(Self.name($0.side)) \($0.value ?? "shows nothing")" }
        let declared = item.declared.map { "; declared: \($0)" } ?? ""
        return ["# \(title): \(habits.joined(separator: ", "))\(declared)"] + examples(item)
    }

    /// What was changed and answered: once where both sides answer alike.
    private func examples(_ item: DecisionSurvey.Item) -> [String] {
        let told = item.habits.compactMap { habit in
            habit.example.map { (habit.side, "\($0.change): \($0.before) became \($0.after)") }
        }
        if told.count == 2, told[0].1 == told[1].1 { return ["# both: \(told[0].1)"] }
        return told.map { "# \(Self.name($0.0)): \($0.1)" }
    }

    private static func name(_ side: Side) -> String { side == .sql ? "SQL" : "Swift" }
}
