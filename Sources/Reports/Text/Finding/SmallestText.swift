internal import Contracts
internal import FeatureStore
internal import Parity

/// Shows a finding by the smallest input on which it happens, and says why it does.
struct SmallestText {
    let smallest: Smallest
    let finding: Finding
    let pair: PairFacts
    let reproduction: Reproduction
    /// What is said behind the rest, such as who stands alone.
    let notes: [String]

    private var divergence: Divergence { smallest.divergence }
    private var cause: Cause? { smallest.explanation?.causes.first }

    /// The clause of the headline: the mechanism where it is known, else what the sides answer.
    var sentence: String {
        CauseText.mechanism(smallest.explanation)
            ?? ClassText.sentence(divergence, feature: pair.feature(finding.feature))
    }

    /// The code in brackets: the cause's class where it is known, else the divergence's.
    var code: String { CauseText.codes(smallest.explanation) ?? ClassText.code(finding.kind) }

    /// Where the SQL half decides it.
    var sqlLocation: SourceLocation {
        edit(.sql)?.location ?? cause?.sql ?? DivergencePlaces(divergence: divergence, pair: pair).sql
    }

    /// Where the Swift half decides it.
    var swiftLocation: SourceLocation {
        edit(.swift)?.location ?? cause?.swift ?? DivergencePlaces(divergence: divergence, pair: pair).swift
    }

    /// The lines of the report.
    var lines: [String] {
        let suffix = CauseText.codes(smallest.explanation) == nil ? "" : " (\(ClassText.code(finding.kind)))"
        let name = [divergence.view, finding.feature].compactMap(\.self).joined(separator: ":")
        var lines = ["\(WaiverText.word(finding))[\(code)] \(name): \(sentence)\(suffix)"]
        lines += questionLines.map { "  " + $0 }
        lines += [""] + inputLines.map { "  " + $0 }
        lines += [""] + sideLines.map { "  " + $0 }
        lines += [""] + noteLines.map { "  " + $0 }
        return lines
    }

    private var questionLines: [String] {
        guard let question = divergence.question else { return [] }
        let named = (question.keys + question.request).map { "\($0.name)=\(ValueText.plain($0.value))" }
        let matters = smallest.cells.filter { $0.source == nil && $0.matters }.map(\.column)
        return [
            "question   \(question.entity) \(named.joined(separator: " "))  as_of \(question.asOf)"
                + (matters.isEmpty ? "" : "  (matters: \(matters.joined(separator: ", ")))")
        ]
    }

    private var inputLines: [String] {
        let count = smallest.scenario.rowCount
        let was = smallest.before.rows > count ? ", was \(Counts.grouped(smallest.before.rows))" : ""
        let title = "smallest input (\(Counts.text(count, "row"))\(was))"
        let table = SmallestTable(smallest: smallest, pair: pair).lines(width: DivergenceText.width - 2)
        let legend =
            smallest.cells.contains { $0.source != nil }
            ? ["(only what stands below `matters` does: any other value would do as well)"] : []
        return count == 0 ? [title + ": no rows at all"] : [title] + table + legend
    }

    private var sideLines: [String] {
        let answers = AnswerText.pair(divergence.sql, divergence.swift)
        let rows: [(name: String, answer: String, location: SourceLocation, half: PairHalf, side: Side)] = [
            ("SQL", answers.sql, sqlLocation, pair.sqlText(on: divergence.warehouse), .sql),
            ("Swift", answers.swift, swiftLocation, pair.view.swift, .swift),
        ]
        let answerWidth = min(rows.map(\.answer.count).max() ?? 0, 44)
        return rows.flatMap { row in
            let start = padded(row.name, 5) + "  " + padded(row.answer, answerWidth)
            let code = CodeLine(row.location, of: row.half)?.lines(mark: edit(row.side)?.mark) ?? []
            return [start + "  \(row.location)"] + code.map { String(repeating: " ", count: answerWidth + 9) + $0 }
        }
    }

    /// What is right, what to do, what was seen, and how to see it again.
    var noteLines: [String] {
        let first = finding.examples.first
        var lines = smallest.explanation.map { CauseText.lines($0, expected: first?.expected) } ?? []
        if smallest.explanation == nil { lines.append("note: no cause was found by experiment") }
        if let distance = divergence.distance { lines.append("note: " + ClassText.distance(distance)) }
        lines += notes
        let count = "\(Counts.text(finding.count, "question")) in all"
        if let question = first?.question {
            let place = question.origin == .generated ? "" : " (\(question.location))"
            lines.append("note: first seen in \(question.selector)\(place); \(count)")
        } else {
            lines.append("note: \(count)")
        }
        if let command = first.flatMap(reproduction.command) { lines.append("repro: \(command)") }
        if let explanation = smallest.explanation {
            lines += CauseText.tiedCodes(explanation).map { "more: featurestore explain \($0)" }
        }
        return lines
    }

    /// The edit of a side that restores agreement, by the likeliest cause.
    private func edit(_ side: Side) -> SuggestedEdit? { cause?.edit.flatMap { $0.side == side ? $0 : nil } }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
