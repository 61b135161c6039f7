internal import Contracts
internal import FeatureStore
internal import Parity

/// Shows one divergence: what differs, the rows that matter, both source lines, the command that reproduces it.
struct DivergenceText {
    /// How many characters a line may have.
    static let width = 110

    let divergence: Divergence
    let pair: PairFacts
    let finding: Finding
    let reproduction: Reproduction
    /// What is said behind the rest, such as who stands alone.
    let notes: [String]

    /// The lines of the report.
    var lines: [String] {
        var lines = [headline]
        lines += questionLines.map { "  " + $0 }
        if !rowLines.isEmpty { lines += [""] + rowLines.map { "  " + $0 } }
        lines += [""] + sideLines.map { "  " + $0 }
        lines += [""] + noteLines.map { "  " + $0 }
        return lines
    }

    private var name: String { divergence.feature.map { "\(divergence.view):\($0)" } ?? divergence.view }

    private var headline: String {
        "\(WaiverText.word(finding))[\(ClassText.code(divergence.kind))] \(name): \(ClassText.sentence(divergence, feature: feature))"
    }

    private var feature: FeatureContract? {
        divergence.feature.flatMap { name in pair.view.features.first { $0.name == name } }
    }

    private var questionLines: [String] {
        guard let question = divergence.question else { return [] }
        let keys = question.keys.map { "\($0.name)=\(ValueText.plain($0.value))" }.joined(separator: " ")
        let request = question.request.map { "\($0.name)=\(ValueText.plain($0.value))" }.joined(separator: " ")
        let place = question.origin == .generated ? "the invented case \(question.selector)" : "\(question.location)"
        return [
            "question   \(question.entity) \(keys)  as_of \(question.asOf)" + (request.isEmpty ? "" : "  \(request)"),
            "asked at   \(place)",
        ]
    }

    private var rowLines: [String] {
        guard let question = divergence.question else { return [] }
        return divergence.rows.flatMap { rows in
            RowTable.lines(
                rows, columns: pair.columnsRead[rows.source.name] ?? [], asOf: question.asOf, width: Self.width - 2)
        }
    }

    /// The place in the SQL half.
    var sqlLocation: SourceLocation { DivergencePlaces(divergence: divergence, pair: pair).sql }

    /// The place in the Swift half.
    var swiftLocation: SourceLocation { DivergencePlaces(divergence: divergence, pair: pair).swift }

    /// What was tried of one side without the other, where the divergence is about that.
    private var alone: AloneEvidence? {
        if case .alone(let evidence)? = divergence.evidence { evidence } else { nil }
    }

    private var sideLines: [String] {
        if let alone { return aloneLines(alone) }
        let answers = AnswerText.pair(divergence.sql, divergence.swift)
        var rows: [(String, String, String)] = []
        rows.append(("SQL", answers.sql, "\(sqlLocation)"))
        rows.append(("Swift", answers.swift, "\(swiftLocation)"))
        if let expected = divergence.expected {
            rows.append(("expected", ValueText.typed(expected.value), "\(expected.location)"))
        }
        var lines: [String] = []
        let nameWidth = rows.map(\.0.count).max() ?? 0
        let answerWidth = min(rows.map(\.1.count).max() ?? 0, 44)
        for (side, answer, location) in rows {
            let start = padded(side, nameWidth) + "  " + padded(answer, answerWidth)
            lines.append(start + "  " + location)
            let code: String? =
                switch side {
                case "SQL": CodeLine(sqlLocation, of: pair.sqlText(on: divergence.warehouse))?.text
                case "Swift": CodeLine(swiftLocation, of: pair.view.swift)?.text
                default: divergence.expected?.because.map { "because: \($0)" }
                }
            if let code, !code.isEmpty { lines.append(padded("", nameWidth + answerWidth + 4) + code) }
        }
        return lines
    }

    /// What was changed, what each side that breaks it made of it, and what had to be true.
    private func aloneLines(_ alone: AloneEvidence) -> [String] {
        let (before, after) = AnswerText.pair(alone.before, alone.after)
        var lines = ["property  \(alone.property)", "changed   \(alone.change)"]
        for side in alone.sides {
            let location = side == .sql ? sqlLocation : swiftLocation
            let half = side == .sql ? pair.sqlText(on: divergence.warehouse) : pair.view.swift
            lines.append(padded(ClassText.name(side), 8) + "  before \(before), after \(after)  \(location)")
            if let code = CodeLine(location, of: half) { lines.append(padded("", 10) + code.text) }
        }
        return lines + ["expected  \(alone.expected)"]
    }

    /// What is right, what to do, what was seen, and how to see it again.
    var noteLines: [String] {
        var notes = self.notes
        if !divergence.contradicting.isEmpty, divergence.expected != nil {
            let sides = divergence.contradicting.map(ClassText.name)
            notes.append(
                "note: \(sides.joined(separator: " and ")) contradict\(sides.count == 1 ? "s" : "") the expected value")
        }
        if let distance = divergence.distance { notes.append("note: " + ClassText.distance(distance)) }
        if let evidence = divergence.evidence, alone == nil { notes.append("note: " + ClassText.evidence(evidence)) }
        notes.append(
            "note: \(finding.count) \(finding.count == 1 ? "question" : "questions") in all with this divergence")
        switch divergence.confirmation {
        case .confirmed:
            notes.append("note: the same when SQL is asked about this case alone, by the query as it is written")
        case .notPossible: notes.append("note: could not be confirmed alone, the warehouse went away")
        case .alreadyAlone: notes.append("note: SQL was asked about this case alone, by the query as it is written")
        case .notTried: break
        }
        if let command = reproduction.command(divergence) { notes.append("repro: \(command)") }
        return notes
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// Quotes words for a shell, so that the printed command can be pasted.
public enum ShellText {
    /// The word itself when it is harmless, else in single quotes.
    public static func quoted(_ word: String) -> String {
        let isHarmless =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-./:=@".unicodeScalars.contains($0))
            }
        return isHarmless
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
