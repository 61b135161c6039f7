internal import FeatureStore
internal import Journal

/// What all writers of a journal say alike.
enum JournalWords {
    /// An instant to the second: what lies below says nothing to people.
    static func instant(_ instant: Timestamp) -> String {
        let text = "\(instant)"
        return text.firstIndex(of: ".").map { text[..<$0] + "Z" } ?? text
    }

    /// The day of an instant.
    static func day(_ instant: Timestamp) -> String { String("\(instant)".prefix { $0 != "T" }) }

    /// Who, without the address.
    static func author(_ entry: JournalEntry) -> String {
        let name = (entry.author ?? "").prefix { $0 != "<" }.trimming()
        return name.isEmpty ? (entry.author ?? "unknown") : name
    }

    /// `a1b2c3d`, with a plus where the sources had changes that it does not hold; nil without git.
    static func commit(_ entry: JournalEntry) -> String? {
        entry.commit.map { $0.prefix(9) + (entry.isDirty == true ? "+" : "") }
    }

    /// What an entry is about, in a clause.
    static func summary(_ entry: JournalEntry) -> String {
        if entry.verb == JournalEntry.noteVerb {
            let about = entry.views.map(\.view) + (entry.model.map { ["model \($0)"] } ?? [])
            return (about.isEmpty ? "" : about.joined(separator: ", ") + ": ") + (entry.note ?? "")
        }
        if entry.verb == "teeth" { return entry.views.map(teeth).joined(separator: "; ") }
        let others = entry.views.filter { $0.conclusion != entry.conclusion || hasFindings($0) }
        let part = entry.isPart ? " (some cases)" : ""
        guard !others.isEmpty else {
            let names = entry.views.map(\.view)
            return (entry.conclusion ?? "") + part + ": "
                + (names.count > 3 ? "\(names.count) views" : names.joined(separator: ", "))
        }
        return others.map(view).joined(separator: "; ") + part
    }

    private static func hasFindings(_ view: JournalView) -> Bool {
        (view.warehouses ?? []).contains { !$0.findings.isEmpty }
    }

    /// `RecentDelays diverged (BND departures_7d; NUL mean_dep_delay_7d, waived)`.
    private static func view(_ view: JournalView) -> String {
        var found: [String] = []
        for finding in (view.warehouses ?? []).flatMap(\.findings) {
            let text =
                "\(finding.code) \(finding.feature ?? "the whole answer")\(finding.waivedUntil == nil ? "" : ", waived")"
            if !found.contains(text) { found.append(text) }
        }
        return "\(view.view) \(view.conclusion ?? "")" + (found.isEmpty ? "" : " (\(found.joined(separator: "; ")))")
    }

    /// `RecentDelays: SQL 31 of 34, Swift 12 of 15`.
    static func teeth(_ view: JournalView) -> String {
        let halves = (view.teeth ?? []).map { "\(half($0.half)) \($0.byFixtures) of \($0.counted)" }
        return "\(view.view): \(halves.isEmpty ? view.conclusion ?? "not measured" : halves.joined(separator: ", "))"
    }

    /// `SQL`, `Swift`.
    static func half(_ word: String) -> String { word == "sql" ? "SQL" : word == "swift" ? "Swift" : word }

    /// The text on one line, without anything that acts on a terminal: entries come from other people's journals too.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
                        "\u{2066}"..."\u{2069}":
                        " "
                    default: scalar
                    }
                }))
    }
}

extension StringProtocol {
    /// Without blanks at its ends.
    func trimming() -> String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
