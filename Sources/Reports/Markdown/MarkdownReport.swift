internal import Contracts
internal import Parity
internal import SQLFrontend
internal import Warehouse

/// Writes a run as Markdown for a comment on a pull request, or for the summary of a step of GitHub Actions.
///
/// A table of verdicts, then each finding, folded: the smallest input, both lines, and the suggested edit as a diff. It
/// never grows beyond what a comment may hold: what does not fit is counted, and the graver things come first.
public enum MarkdownReport {
    /// How many bytes of UTF-8 a report has at most; a comment on GitHub may have 65,536 characters.
    public static let longest = 65_000

    /// The report; it ends with a line break.
    ///
    /// - Parameter examples: how many divergences of each finding are shown in full.
    public static func text(_ report: RunReport, examples: Int = 1) -> String {
        let verdict = report.verdict
        let sentence = SummaryText.lines(verdict).last ?? verdict.conclusion.rawValue
        var text = "## featurestore verify: \(verdict.conclusion.rawValue)\n\n"
        text += MarkdownText.escaped(cut(sentence, to: 1_000)) + "\n"
        text += MarkdownTable.text(verdict, room: 16_000)
        text += notes(report, room: 12_000)
        let folds = verdict.views.flatMap { view in
            view.warehouses.flatMap { warehouse in
                warehouse.findings.flatMap { finding in
                    fold(finding, warehouse, of: view, in: report, examples: examples)
                }
            }
        }
        // Room for the line that counts what is left out.
        var room = longest - text.utf8.count - 200
        var omitted = 0
        for fold in folds {
            if let fitting = [fold.whole, fold.short].first(where: { $0.utf8.count <= room }), omitted == 0 {
                text += fitting
                room -= fitting.utf8.count
            } else {
                omitted += 1
            }
        }
        if omitted > 0 {
            text += "\n\(Counts.text(omitted, "more finding")) not shown here; the other formats tell all of them.\n"
        }
        return text
    }

    /// One thing that is shown of a finding: whole, or in a line where there is no room.
    private struct Fold {
        let whole: String
        let short: String
    }

    private static func fold(
        _ finding: Finding, _ warehouse: WarehouseVerdict, of view: ViewVerdict, in report: RunReport, examples: Int
    ) -> [Fold] {
        guard let pair = report.pairs[view.view.name] else { return [] }
        let name = [pair.view.name, finding.feature].compactMap(\.self).joined(separator: ":")
        return FindingText.all(
            finding, warehouse, votes: view.votes, pair: pair, arguments: report.arguments, examples: examples
        ).map { shown in
            let start =
                "\(MarkdownText.code(shown.code)) \(MarkdownText.code(name)) on \(MarkdownText.code(warehouse.warehouse))"
            let waived = finding.waiver.map { " (waived until \($0.until))" } ?? ""
            let headline = "\(start)\(waived): \(MarkdownText.escaped(cut(shown.sentence, to: 400)))"
            var body = MarkdownText.fenced(shortened(shown.lines).joined(separator: "\n"), language: "text")
            if let diff = shown.smallest?.explanation?.causes.first?.edit.flatMap({ diff($0, warehouse, pair) }) {
                body += "\n\nTo make the sides agree:\n\n\(diff)"
            }
            return Fold(
                whole: "\n<details>\n<summary>\(headline)</summary>\n\n\(body)\n\n</details>\n",
                short: "\n- \(headline)\n")
        }
    }

    private static func diff(_ edit: SuggestedEdit, _ warehouse: WarehouseVerdict, _ pair: PairFacts) -> String? {
        let half = edit.side == .sql ? pair.sqlText(on: warehouse.warehouse) : pair.view.swift
        return EditDiff(edit, of: half).map {
            MarkdownText.fenced($0.lines.map { cut($0, to: 400) }.joined(separator: "\n"), language: "diff")
        }
    }

    /// What is about no finding: dependences on the session's zone, what was not decided, lints.
    private static func notes(_ report: RunReport, room: Int) -> String {
        var notes: [String] = []
        for view in report.verdict.views {
            let pair = report.pairs[view.view.name]
            for warehouse in view.warehouses {
                let place = "\(view.view.name) on \(warehouse.warehouse)"
                notes += warehouse.reasons.map {
                    "\(warehouse.conclusion.rawValue): \(place): \(ReasonText.sentence($0, view: view.view))"
                }
                let gravity = ZoneText.isError(warehouse) ? "error" : "warning"
                notes += warehouse.zoneDependences.map { found in
                    let name = found.feature.map { "\(view.view.name):\($0)" } ?? view.view.name
                    return "\(gravity): \(name) on \(warehouse.warehouse): \(ZoneText.sentence(found))"
                }
            }
            notes += (pair?.lints ?? []).map {
                "warning: \($0.code.rawValue) in \($0.location): \($0.message); \($0.suggestion)"
            }
        }
        var text = ""
        for (position, note) in notes.enumerated() {
            let line = "- \(MarkdownText.escaped(cut(note, to: 600)))\n"
            guard text.utf8.count + line.utf8.count <= room else {
                return "\n\(text)- and \(notes.count - position) more\n"
            }
            text += line
        }
        return text.isEmpty ? "" : "\n\(text)"
    }

    /// The beginning and the end of a long report: the headline and the input, and what to do.
    private static func shortened(_ lines: [String]) -> [String] {
        let cutLines = lines.map { cut($0, to: 400) }
        guard cutLines.count > 100 else { return cutLines }
        return cutLines.prefix(60) + ["  … \(cutLines.count - 90) lines left out …"] + cutLines.suffix(30)
    }

    private static func cut(_ text: String, to length: Int) -> String {
        // By scalars: a single character may hold any number of accents.
        let scalars = text.unicodeScalars
        guard scalars.count > length else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(length))) + "…"
    }
}
