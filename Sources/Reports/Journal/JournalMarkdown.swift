internal import Catalogue
internal import FeatureStore
public import Journal

/// Writes a journal as a page to look back with: what was found, how often, when, and what ended it.
public enum JournalMarkdown {
    /// The page: the same entries give the same bytes.
    public static func text(_ records: [JournalRecord]) -> String {
        let past = Retrospective(records)
        var lines = ["# What was tried, and what it showed", "", opening(past), ""]
        if !past.causes.isEmpty { lines += causes(past) }
        for view in past.views { lines += self.view(view) }
        for model in past.models {
            lines += ["## Model \(escaped(model.model))", ""] + model.notes.map { note($0, of: .model) } + [""]
        }
        if !past.notes.isEmpty { lines += ["## Notes", ""] + past.notes.map { note($0, of: .everything) } + [""] }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func opening(_ past: Retrospective) -> String {
        guard let span = past.span else { return "The journal is empty." }
        let verbs = past.verbs.map { counted($0.count, $0.verb) }
        return "From \(JournalWords.day(span.lowerBound)) to \(JournalWords.day(span.upperBound)): "
            + "\(escaped(Counts.list(verbs)))."
    }

    /// `3 runs of verify`, `2 notes`.
    private static func counted(_ count: Int, _ verb: String) -> String {
        verb == JournalEntry.noteVerb ? Counts.text(count, "note") : Counts.text(count, "run") + " of \(verb)"
    }

    private static func causes(_ past: Retrospective) -> [String] {
        ["## Causes", "", "| cause | times | mended | views |", "|---|---:|---:|---|"]
            + past.causes.map { cause in
                "| \(escaped(title(cause.code))) | \(cause.episodes) | \(cause.ended) | "
                    + "\(escaped(cause.views.joined(separator: ", "))) |"
            } + [""]
    }

    private static func view(_ history: ViewHistory) -> [String] {
        var lines = ["## \(escaped(history.view))", ""]
        var facts: [String] = []
        let runs = history.conclusions.reduce(0) { $0 + $1.count }
        if runs > 0 {
            let each = history.conclusions.map { "\($0.count) \($0.conclusion)" }
            facts.append("\(Counts.text(runs, "run")) of verify: \(each.joined(separator: ", ")).")
        }
        if let measured = history.teeth {
            let halves = measured.teeth.map {
                "\(JournalWords.half($0.half)) \($0.byFixtures) of \($0.counted) by the fixtures, \($0.killed) with the attack"
            }
            facts.append("Teeth on \(JournalWords.day(measured.record.entry.at)): \(halves.joined(separator: "; ")).")
        }
        for promotion in history.promotions {
            let conclusion = promotion.entry.views.first { $0.view == history.view }?.conclusion ?? "tried"
            facts.append("Promotion on \(stamp(promotion)): \(conclusion).")
        }
        if !facts.isEmpty { lines += [escaped(facts.joined(separator: " ")), ""] }
        if !history.episodes.isEmpty {
            lines += [
                "| cause | features | runs | first | last | where | what ended it |", "|---|---|---:|---|---|---|---|",
            ]
            lines += history.episodes.map(episode) + [""]
        }
        if !history.notes.isEmpty { lines += history.notes.map { note($0, of: .view) } + [""] }
        return lines
    }

    private static func episode(_ episode: ViewHistory.Episode) -> String {
        let features = episode.features.map { $0 ?? "the whole answer" }.joined(separator: ", ")
        let cells = [
            title(episode.code), features, "\(episode.runs)", JournalWords.day(episode.first.entry.at),
            JournalWords.day(episode.last.entry.at), place(episode.finding), ending(episode),
        ]
        return "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }

    private static func place(_ finding: JournalFinding) -> String {
        let place = finding.place.map { "\($0.file):\($0.line)" }
        let edit = finding.edit.map {
            "suggested: \($0.original) → \($0.replacement.isEmpty ? "nothing" : $0.replacement)"
        }
        let parts = [place, edit].compactMap(\.self)
        return parts.isEmpty ? "not found" : parts.joined(separator: ", ")
    }

    private static func ending(_ episode: ViewHistory.Episode) -> String {
        guard let ending = episode.ending else {
            return episode.finding.waivedUntil.map { "open, waived until \($0)" } ?? "open"
        }
        let changed =
            switch ending.changed {
            case nil: ""
            case let names? where names.isEmpty: "; neither half nor the contract had changed"
            case let names?: "; changed: \(names.joined(separator: ", "))"
            }
        return "agreed on \(stamp(ending.record))\(changed)"
    }

    /// The day, the commit and the author of an entry.
    private static func stamp(_ record: JournalRecord) -> String {
        let commit = JournalWords.commit(record.entry).map { " at \($0)" } ?? ""
        return "\(JournalWords.day(record.entry.at))\(commit) by \(JournalWords.author(record.entry))"
    }

    /// Below which heading a note stands, so that it need not say that itself.
    private enum Heading {
        case view, model, everything
    }

    private static func note(_ record: JournalRecord, of heading: Heading) -> String {
        let entry = record.entry
        var facts = [JournalWords.author(entry)]
        if heading != .view { facts += entry.views.map(\.view) }
        if heading != .model, let model = entry.model { facts.append("model \(model)") }
        return
            "- \(JournalWords.day(entry.at)), \(escaped(facts.joined(separator: ", "))): \(escaped(entry.note ?? ""))"
    }

    /// `BND, window bound`.
    private static func title(_ code: String) -> String {
        CauseClass(rawValue: code).map { "\(code), \($0.title)" } ?? code
    }

    /// The text on one line, as text: nothing in it is Markdown or HTML.
    private static func escaped(_ text: String) -> String {
        JournalWords.plain(text).unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "|", "`", "*", "[", "]", "#", "~": escaped += "\\\(scalar)"
            case "_": escaped += isWord(text) ? "_" : "\\_"
            // A name behind it would be told of the page.
            case "@": escaped += "&#64;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether underscores can only stand within words, where they mean nothing.
    private static func isWord(_ text: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.allSatisfy { $0.first != "_" && $0.last != "_" }
    }
}
