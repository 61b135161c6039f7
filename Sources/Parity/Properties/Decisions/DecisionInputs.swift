internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// The inputs on which decisions are tried: some of those given, moved to instants at which no clock strikes, and some made
/// for the purpose.
struct DecisionInputs {
    let editor: RowEditor
    let query: BoundQuery

    /// How many of the given inputs are taken.
    private static let mostGiven = 40
    /// Wednesdays and a Sunday in winter and summer, 37 minutes and an odd part of a second past the hour.
    private static let instants: [Int64] = [
        1_705_509_433_271_829, 1_721_331_433_271_829, 1_699_220_233_271_829,
    ]
    /// 1900 to 2200: calendars are asked about these years only.
    private static let years: ClosedRange<Int64> = -2_208_988_800_000_000...7_258_118_400_000_000

    /// The inputs, each with one question.
    func inputs(_ given: [Scenario]) -> [Scenario] {
        let usable = given.filter { scenario in
            scenario.questions.first.map { Self.years.contains(editor.shape.asOf($0).microseconds) } ?? false
        }
        return built() + SideProperties.spread(usable, atMost: Self.mostGiven).enumerated().compactMap(odd)
    }

    /// The input moved to where `as_of` is 37 minutes and an odd part of a second past its hour.
    ///
    /// What a microsecond changes then is a bound of the feature's own, and no hour or day of a calendar.
    private func odd(_ position: Int, _ scenario: Scenario) -> Scenario? {
        let asOf = editor.asOf(scenario)
        let hour = asOf - (asOf % TimeWords.hour + TimeWords.hour) % TimeWords.hour
        let moved = hour + 37 * TimeWords.minute + 13_271_829 + Int64(position) * 1_013
        return editor.shifting(scenario, by: moved - asOf)
    }

    /// One row and two rows of each source just before `as_of` and in the middle of each decided window, with the numbers
    /// and texts that the SQL compares with.
    private func built() -> [Scenario] {
        var (numbers, texts): ([Int64], [String]) = ([1, 20], ["A"])
        for literal in query.literals {
            switch literal.value {
            case .integer(let value) where value.magnitude < 10_000:
                numbers += [Int64(value) + 1, Int64(value) - 1].filter { !numbers.contains($0) }
            case .text(let text) where text.utf8.count < 24 && !text.contains(" ") && !text.contains("/"):
                if !texts.contains(text) { texts.append(text) }
            default: continue
            }
        }
        numbers = Array(numbers.prefix(8))
        texts = Array(texts.prefix(4))
        var scenarios: [Scenario] = []
        for (turn, asOf) in Self.instants.enumerated() {
            for variant in 0..<max(numbers.count / 2, texts.count) {
                let age = ages[(turn + variant) % ages.count]
                for rows in 1...2 {
                    let palette = Palette(
                        text: texts[(variant + turn) % texts.count],
                        numbers: (0..<2).map { numbers[(2 * variant + turn + $0) % numbers.count] }, flag: turn != 1)
                    let scenario = scenario(asOf, age: age, rows: rows, palette)
                    if editor.allows(scenario) { scenarios.append(scenario) }
                }
            }
        }
        return scenarios
    }

    /// What cells are made of.
    private struct Palette {
        let text: String
        let numbers: [Int64]
        let flag: Bool
    }

    /// How long before `as_of` rows are made: a little, and to the middle of each window that is decided.
    private var ages: [Int64] {
        var ages: [Int64] = [73 * TimeWords.second]
        for feature in editor.shape.view.features {
            for window in feature.decisions.sources.compactMap(\.window) {
                guard case .asOf = window.upper.anchor, let lower = window.lower, case .asOf = lower.anchor else {
                    continue
                }
                let middle = -(lower.offset / 2 + window.upper.offset / 2)
                if middle > 0, !ages.contains(middle) { ages.append(middle) }
            }
        }
        return ages
    }

    private func scenario(_ asOf: Int64, age: Int64, rows: Int, _ palette: Palette) -> Scenario {
        var scenario = editor.shape.empty
        func value(_ type: ValueType, _ row: Int, instant: Int64) -> CellValue {
            let number = palette.numbers[row % palette.numbers.count]
            switch type {
            case .int: return .int(number)
            case .double: return .double(Double(number))
            case .decimal: return .decimal(ExactDecimal(Int(number)))
            case .text: return .text(palette.text)
            case .bool: return .bool(palette.flag)
            case .timestamp: return .timestamp(Timestamp(microseconds: instant))
            case .date: return .date(Timestamp(microseconds: instant).date(in: .utc))
            case .list(let element, _, _): return .list([value(element, row, instant: instant)])
            }
        }
        scenario.questions = [
            editor.shape.spine.enumerated().map { position, column in
                value(
                    column.type, 0,
                    instant: position == editor.shape.asOf ? asOf : asOf + 2 * TimeWords.hour + 17 * TimeWords.minute)
            }
        ]
        for (position, layout) in editor.layouts.enumerated() {
            for row in 0..<rows {
                let event = asOf - age - Int64(row) * 11 * TimeWords.second
                var cells = layout.source.columns.map { value($0.type, row, instant: event) }
                for link in layout.links {
                    guard let column = layout.column(link.column) else { continue }
                    switch link.origin {
                    case .entityKey(let name), .request(let name):
                        if let key = editor.shape.spine.firstIndex(where: { $0.name == name }) {
                            cells[column] = scenario.questions[0][key]
                        }
                    case .source(let name, let from):
                        if let other = editor.position(name), let key = editor.layouts[other].column(from),
                            row < scenario.tables[other].rows.count
                        {
                            cells[column] = scenario.tables[other].rows[row][key]
                        }
                    }
                }
                if row > 0, let twin = editor.twin(of: cells, position, in: scenario) { cells = twin }
                scenario.tables[position].rows.append(cells)
            }
        }
        // Of a source whose ids are its keys there is one row.
        for position in editor.layouts.indices where !editor.allows(scenario) {
            scenario.tables[position].rows = Array(scenario.tables[position].rows.prefix(1))
        }
        return scenario
    }
}
