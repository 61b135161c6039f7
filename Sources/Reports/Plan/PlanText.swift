internal import Contracts
internal import Parity
package import Promotion

/// Writes a plan for people.
package enum PlanText {
    /// The whole text, with a line break at its end.
    package static func text(_ report: PlanReport) -> String {
        var lines: [String] = []
        for plan in report.views { lines += block(plan) + [""] }
        let changing = report.views.filter {
            $0.effect?.sql.isChanging ?? false || $0.effect?.swift?.isChanging ?? false
        }
        lines.append(
            "planned: \(Counts.text(report.views.count, "view"))"
                + (report.warehouse.map { ", asked \($0)" } ?? ", nothing was asked")
                + "; answers of \(changing.isEmpty ? "none" : Counts.list(changing.map(\.view.name))) change.")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func block(_ plan: ViewPlan) -> [String] {
        var lines = ["\(plan.view.viewVersion): \(PlanSentences.headline(plan))"]
        if let differences = PlanSentences.differences(plan) { lines.append("  \(differences)") }
        if !plan.contract.isEmpty {
            lines.append("  contract")
            for change in plan.contract {
                let needs = PlanSentences.needs(change, plan).map { " (\($0))" } ?? ""
                lines.append("    \(change.isBreaking ? "breaking: " : "")\(change)\(needs)")
            }
        }
        if let effect = plan.effect { lines += effectLines(effect, plan) }
        lines += plan.notes.map { "  note: \($0)" }
        lines += (plan.obstacles + (plan.effect?.obstacles ?? [])).map { "  not known: \($0)" }
        return lines + PlanSentences.steps(plan).map { "  next: \($0)" }
    }

    private static func effectLines(_ effect: VersionEffect, _ plan: ViewPlan) -> [String] {
        var lines = ["  answers, promoted against present"]
        for part in EffectLines.parts(effect) {
            lines.append("    \(EffectLines.sentence(part))")
            guard part.group.isChanging else { continue }
            lines += table([EffectLines.header] + EffectLines.rows(part.group)).map { "      \($0)" }
            lines += examples(part.group.examples)
        }
        if let halves = effect.formerHalves, halves.differing > 0 {
            lines.append(
                "    the promoted halves disagree here on \(halves.differing) of "
                    + "\(Counts.text(halves.compared, "question")), \(PlanSentences.whatWasProved(plan))")
            lines += examples(halves.examples, labels: ("SQL ", "Swift "))
        }
        return lines
    }

    private static func examples(_ examples: [EffectExample], labels: (String, String) = ("", "")) -> [String] {
        examples.map { example in
            let (former, present) = EffectLines.answers(example)
            let feature = example.feature.map { "\($0): " } ?? ""
            return
                "      \(EffectLines.question(example.question))  \(feature)\(labels.0)\(former) -> \(labels.1)\(present)"
        }
    }

    /// Pads the columns; all but the first stand at the right.
    static func table(_ rows: [[String]]) -> [String] {
        guard let header = rows.first else { return [] }
        // A remark takes the place of figures, and does not make their columns wider.
        let widths = header.indices.map { column in
            rows.filter { $0.last != "" }.map { $0[column].count }.max() ?? 0
        }
        let first = rows.map { $0[0].count }.max() ?? 0
        return rows.map { row in
            guard row.last != "" else {
                return row[0] + String(repeating: " ", count: first - row[0].count + 2) + row[2]
            }
            return row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: (column == 0 ? first : widths[column]) - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }.joined(separator: "  ")
        }
    }
}
