internal import Contracts
internal import Parity
package import Promotion

/// Writes a plan as Markdown, fit for a comment of a pull request.
package enum PlanMarkdown {
    /// The whole text, with a line break at its end.
    package static func text(_ report: PlanReport) -> String {
        var lines = ["## featurestore plan", ""]
        lines += ["| view | state | SQL, samples | SQL, fixtures | Swift, samples | Swift, fixtures |"]
        lines += ["|---|---|---|---|---|---|"]
        for plan in report.views {
            lines.append(
                "| \(plan.view.viewVersion) | \(state(plan)) | \(changed(plan.effect?.sql.samples)) | "
                    + "\(changed(plan.effect?.sql.fixtures)) | \(changed(plan.effect?.swift?.samples)) | "
                    + "\(changed(plan.effect?.swift?.fixtures)) |")
        }
        var length = lines.reduce(0) { $0 + $1.utf8.count + 1 }
        var left = 0
        for plan in report.views where plan.state != .unchanged {
            let block = [""] + block(plan)
            let size = block.reduce(0) { $0 + $1.utf8.count + 1 }
            guard left == 0, length + size < MarkdownReport.longest - 200 else {
                left += 1
                continue
            }
            lines += block
            length += size
        }
        if left > 0 {
            lines += ["", "\(Counts.text(left, "further view")) not shown here: the comment would be too long."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func state(_ plan: ViewPlan) -> String {
        let breaking = plan.isBreaking ? ", **breaking**" : ""
        switch plan.state {
        case .first: return "first promotion"
        case .unreadable: return "record unreadable"
        case .newVersion: return "new version\(breaking)"
        case .unchanged: return "unchanged"
        case .reopened: return "re-opened"
        case .changed(let parts): return "changed: \(parts.map(\.rawValue).joined(separator: ", "))\(breaking)"
        }
    }

    private static func changed(_ group: EffectGroup?) -> String {
        guard let group, group.questions > 0 else { return "-" }
        let share = group.changed > 0 ? " (\(EffectLines.share(group.changed, group.questions)))" : ""
        return "\(Counts.grouped(group.changed)) of \(Counts.grouped(group.questions))\(share)"
    }

    private static func block(_ plan: ViewPlan) -> [String] {
        var lines = ["### \(plan.view.viewVersion)", "", escaped(PlanSentences.headline(plan)) + "."]
        if !plan.contract.isEmpty { lines.append("") }
        for change in plan.contract {
            let needs = PlanSentences.needs(change, plan).map { " (\($0))" } ?? ""
            lines.append("- \(change.isBreaking ? "**breaking:** " : "")\(escaped("\(change)\(needs)"))")
        }
        if let effect = plan.effect { lines += effectLines(effect, plan) }
        let remarks = plan.notes + (plan.obstacles + (plan.effect?.obstacles ?? [])).map { "Not known: \($0)" }
        if !remarks.isEmpty { lines += [""] + remarks.map { "> \(escaped($0))" } }
        return lines + [""] + PlanSentences.steps(plan).map { "- Next: \($0)" }
    }

    private static func effectLines(_ effect: VersionEffect, _ plan: ViewPlan) -> [String] {
        var lines: [String] = []
        for part in EffectLines.parts(effect) {
            lines += ["", escaped(EffectLines.sentence(part))]
            guard part.group.isChanging else { continue }
            lines += ["", row(EffectLines.header), "|---" + String(repeating: "|---:", count: 8) + "|"]
            lines += EffectLines.rows(part.group).map { row($0.map(escaped)) }
            lines += details("Examples", part.group.examples)
        }
        guard let halves = effect.formerHalves, halves.differing > 0 else { return lines }
        lines += [
            "",
            "The promoted halves disagree here on \(halves.differing) of \(Counts.text(halves.compared, "question")), "
                + "\(PlanSentences.whatWasProved(plan)).",
        ]
        return lines + details("SQL against Swift", halves.examples)
    }

    private static func details(_ title: String, _ examples: [EffectExample]) -> [String] {
        guard !examples.isEmpty else { return [] }
        let rows = examples.map { example in
            let (former, present) = EffectLines.answers(example)
            return row([EffectLines.question(example.question), example.feature ?? "", former, present].map(escaped))
        }
        return [
            "", "<details><summary>\(title)</summary>", "", "| question | feature | from | to |", "|---|---|---|---|",
        ]
            + rows + ["", "</details>"]
    }

    private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    /// Text that Markdown shows as it is.
    static func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
