internal import FeatureStore
public import Journal

/// Writes a journal for people.
public enum JournalText {
    /// How much of a summary stands in a line.
    private static let width = 110

    /// One line for each entry, the latest first.
    public static func list(_ records: [JournalRecord]) -> String {
        let verbs = records.map(\.entry.verb.count).max() ?? 0
        return records.reversed().map { record in
            let entry = record.entry
            let summary = JournalWords.plain(JournalWords.summary(entry))
            let shown = summary.count > width ? summary.prefix(width - 1) + "…" : summary
            let verb = JournalWords.plain(entry.verb) + String(repeating: " ", count: verbs - entry.verb.count)
            let ends = [JournalWords.plain(JournalWords.author(entry)), JournalWords.commit(entry)]
            return "\(record.id.prefix(8))  \(JournalWords.instant(entry.at))  \(verb)  \(shown)  "
                + "[\(ends.compactMap(\.self).joined(separator: ", "))]\n"
        }.joined()
    }

    /// Everything that one entry says.
    public static func whole(_ record: JournalRecord) -> String {
        let entry = record.entry
        var lines = ["\(entry.verb) at \(entry.at) by \(entry.author ?? "unknown")", "id      \(record.id)"]
        if let commit = entry.commit {
            lines.append("commit  \(commit)\(entry.isDirty == true ? ", with changes that it does not hold" : "")")
        }
        if let conclusion = entry.conclusion {
            lines.append("result  \(conclusion)\(entry.isPart ? ", of some cases only" : "")")
        }
        if let model = entry.model { lines.append("model   \(model)") }
        for view in entry.views { lines += self.view(view) }
        if let note = entry.note { lines.append("note    \(note)") }
        return lines.map(JournalWords.plain).joined(separator: "\n") + "\n"
    }

    private static func view(_ view: JournalView) -> [String] {
        var lines = ["view    \(view.view)\(view.conclusion.map { ": \($0)" } ?? "")"]
        for warehouse in view.warehouses ?? [] {
            let engine = [warehouse.engine, warehouse.engineVersion].compactMap(\.self).joined(separator: " ")
            let asked = warehouse.questions
            lines.append(
                "  on \(warehouse.warehouse)\(engine.isEmpty ? "" : " (\(engine))"): \(warehouse.conclusion); questions "
                    + "\(asked.fixture) fixture, \(asked.sample) sample, \(asked.invented) invented"
                    + (warehouse.seed.map { ", seed \($0)" } ?? ""))
            lines += warehouse.reasons.map { "    undecided: \($0)" } + warehouse.findings.map { "    " + finding($0) }
            lines += warehouse.unchecked.map { "    decision not checked: \($0)" }
        }
        lines += (view.teeth ?? []).map { teeth in
            "  teeth of the \(JournalWords.half(teeth.half)): \(teeth.byFixtures) of \(teeth.counted) by the fixtures, "
                + "\(teeth.killed) with the attack"
        }
        lines += (view.hashes ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
            "  hash of \($0.key): \($0.value)"
        }
        return lines
    }

    private static func finding(_ finding: JournalFinding) -> String {
        let place = finding.place.map { "; \($0.file):\($0.line)" } ?? ""
        let edit = finding.edit.map { "; change `\($0.original)` to `\($0.replacement)`" } ?? ""
        let waived = finding.waivedUntil.map { "; waived until \($0)" } ?? ""
        return "\(finding.code) \(finding.feature ?? "the whole answer") (\(finding.class)), "
            + "\(Counts.text(finding.count, "question"))\(place)\(edit)\(waived)"
    }
}
