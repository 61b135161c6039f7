internal import Contracts
internal import FeatureStore
internal import Parity

/// One finding as its template reads it.
struct FindingContent {
    let anchor: String
    let code: String
    let kind: String
    let subject: String
    let place: String
    let clause: String
    let question: String
    let inputTitle: String
    let timeLines: [TimeLineDrawing]
    let tables: [TableContent]
    let sides: [SideContent]
    let notes: [NoteContent]

    /// The rows of one source.
    struct TableContent {
        let tableName: String
        let header: [String]
        let rows: [RowContent]
    }

    /// One row.
    struct RowContent {
        let cells: [CellContent]
        let mark: String
        let hasMark: Bool
    }

    /// One cell.
    struct CellContent {
        let cell: String
        let matters: Bool
    }

    /// What one half says, and where.
    struct SideContent {
        let side: String
        let answer: String
        let location: String
        let lines: String
        let hasLines: Bool
    }

    /// One remark.
    struct NoteContent {
        let label: String
        let text: String
        let isCommand: Bool
    }

    /// All findings of a run.
    static func all(_ report: RunReport, examples: Int) -> [FindingContent] {
        var contents: [FindingContent] = []
        for view in report.verdict.views {
            guard let pair = report.pairs[view.view.name] else { continue }
            for warehouse in view.warehouses {
                for finding in warehouse.findings {
                    let shown = FindingText.all(
                        finding, warehouse, votes: view.votes, pair: pair, arguments: report.arguments,
                        examples: examples)
                    contents += shown.enumerated().map { index, text in
                        FindingContent(
                            text, finding, warehouse.warehouse, pair, number: contents.count + index + 1)
                    }
                }
            }
        }
        return contents
    }

    private init(_ text: FindingText, _ finding: Finding, _ warehouse: String, _ pair: PairFacts, number: Int) {
        anchor = "finding-\(number)"
        code = text.code
        kind = text.code == ClassText.code(finding.kind) ? "" : ", " + ClassText.code(finding.kind)
        subject = [pair.view.name, finding.feature].compactMap(\.self).joined(separator: ":")
        place = warehouse + (finding.waiver.map { ", waived until \($0.until)" } ?? "")
        clause = text.sentence
        let divergence = text.divergence
        question = divergence.question.map(Self.question) ?? ""
        let relevant = text.smallest.map { SmallestTable(smallest: $0, pair: pair).tables } ?? divergence.rows
        if let smallest = text.smallest {
            let count = smallest.scenario.rowCount
            inputTitle =
                "Smallest input: \(Counts.text(count, "row"))"
                + (smallest.before.rows > count ? ", was \(Counts.grouped(smallest.before.rows))" : "")
        } else {
            inputTitle = "Rows that the answer can depend on"
        }
        let asOf = divergence.question?.asOf
        timeLines =
            asOf.flatMap {
                TimeLine(asOf: $0, tables: relevant, pair: pair, feature: finding.feature).drawing
            }.map { [$0] } ?? []
        tables = asOf.map { asOf in relevant.map { Self.table($0, text.smallest, pair, asOf) } } ?? []
        sides = Self.sides(text, pair)
        notes = text.notes.map(Self.note)
    }

    private static func question(_ question: Question) -> String {
        let named = (question.keys + question.request).map { "\($0.name)=\(ValueText.plain($0.value))" }
        return "\(question.entity) \(named.joined(separator: " ")), as_of \(question.asOf)"
    }

    private static func table(
        _ relevant: RelevantRows, _ smallest: Smallest?, _ pair: PairFacts, _ asOf: Timestamp
    ) -> TableContent {
        let source = relevant.source
        let cells = smallest?.cells.filter { $0.source == source.name } ?? []
        let read = pair.columnsRead[source.name] ?? []
        let always = Set(source.unique + [source.eventTime] + (source.arrivalTime.map { [$0] } ?? []))
        let shown = source.columns.indices.filter { index in
            let name = source.columns[index].name
            return always.contains(name) || read.contains(name) || cells.contains { $0.column == name && $0.matters }
        }
        let rows = relevant.rows.enumerated().map { position, row in
            let contents = shown.map { index -> CellContent in
                let name = source.columns[index].name
                let cell = cells.first { $0.row == position && $0.column == name }
                return CellContent(
                    cell: cell?.words ?? RowTable.cell(row, index, of: source, asOf: asOf),
                    matters: cell?.matters ?? false)
            }
            let mark = RowTable.mark(row)
            return RowContent(cells: contents, mark: mark, hasMark: !mark.isEmpty)
        }
        return TableContent(tableName: source.name, header: shown.map { source.columns[$0].name }, rows: rows)
    }

    private static func sides(_ text: FindingText, _ pair: PairFacts) -> [SideContent] {
        let divergence = text.divergence
        let halves = [
            (Side.sql, text.locations.sql, pair.sqlText(on: divergence.warehouse)),
            (Side.swift, text.locations.swift, pair.view.swift),
        ]
        let edit = text.smallest?.explanation?.causes.first?.edit
        func content(_ side: Side, _ answer: String, _ location: SourceLocation, _ half: PairHalf) -> SideContent {
            let lines =
                CodeLine(location, of: half)?.lines(mark: edit.flatMap { $0.side == side ? $0.mark : nil }) ?? []
            return SideContent(
                side: ClassText.name(side), answer: answer, location: "\(location)",
                lines: lines.joined(separator: "\n"), hasLines: !lines.isEmpty)
        }
        if case .alone(let alone)? = divergence.evidence {
            let answers = AnswerText.pair(alone.before, alone.after)
            return [SideContent("property", alone.property), SideContent("changed", alone.change)]
                + halves.filter { alone.sides.contains($0.0) }.map { side, location, half in
                    content(side, "before \(answers.sql), after \(answers.swift)", location, half)
                } + [SideContent("expected", alone.expected)]
        }
        let answers = AnswerText.pair(divergence.sql, divergence.swift)
        let said = halves.map { side, location, half in
            content(side, side == .sql ? answers.sql : answers.swift, location, half)
        }
        return said
            + (divergence.expected.map { expected in
                [
                    SideContent(
                        side: "expected", answer: ValueText.typed(expected.value), location: "\(expected.location)",
                        lines: expected.because.map { "because: \($0)" } ?? "", hasLines: expected.because != nil)
                ]
            } ?? [])
    }

    /// `help: change …` as a label and a text; a line without a label goes on with the one before it.
    private static func note(_ line: String) -> NoteContent {
        for label in ["note", "waived", "help", "repro", "more", "vote", "decision says", "expected"]
        where line.hasPrefix(label + ": ") {
            return NoteContent(
                label: label, text: String(line.dropFirst(label.count + 2)),
                isCommand: label == "repro" || label == "more")
        }
        return NoteContent(label: "", text: line, isCommand: false)
    }
}

extension FindingContent.SideContent {
    /// A line that is about no place.
    init(_ name: String, _ text: String) {
        self.init(side: name, answer: text, location: "", lines: "", hasLines: false)
    }
}
