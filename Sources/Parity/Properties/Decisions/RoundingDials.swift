internal import Contracts
internal import FeatureStore

/// What can be turned about the one row of an input, so that an answer may follow in proportion.
struct RoundingDials {
    let editor: RowEditor
    let context: LiveRows.Context
    /// The columns that are left unknown; nobody turns them.
    let hidden: [Int]
    let divisors: [Int64]
    /// Those that are wanted, by name.
    let topics: TopicChoice

    /// Of more rows nobody counts shares to try how they are rounded.
    private static let sharesOfRows: [(part: Int, whole: Int)] = [
        (0, 2), (2, 2), (1, 2), (1, 4), (3, 4), (3, 3), (1, 3), (2, 3), (1, 8), (3, 8), (1, 16), (3, 16), (1, 32),
        (3, 32),
    ]
    private var layout: SourceLayout { editor.layouts[context.place.source] }
    private var row: [CellValue] { context.scenario.tables[context.place.source].rows[0] }

    /// One for each column and divisor, and one for each column whose value so many of several rows hold.
    var dials: [RoundingDial] {
        layout.source.columns.indices.flatMap { column -> [RoundingDial] in
            guard !layout.unique.contains(column) || layout.instants.contains(column),
                !layout.linkColumns.contains(column), !hidden.contains(column)
            else { return [] }
            return (divisors.map { cell(column, divisor: Int128($0)) } + [share(column)]).compactMap { $0 }
        }
    }

    /// What a dial is called, or nil where it is not wanted.
    private func name(_ column: Int, _ whole: String) -> String? {
        var name = "\(layout.source.name).\(layout.source.columns[column].name) \(whole)"
        for column in hidden { name += ", without \(layout.source.columns[column].name)" }
        return topics.includes(name) ? name : nil
    }

    /// A cell that holds so many of its units; of an instant, it lies so many microseconds before `as_of`.
    private func cell(_ column: Int, divisor: Int128) -> RoundingDial? {
        guard let name = name(column, "over \(divisor)") else { return nil }
        var whole = divisor
        switch layout.source.columns[column].type {
        case .int: break
        case .decimal(_, let scale):
            for _ in 0..<scale where whole <= RoundingDial.finest { whole *= 10 }
        case .timestamp: whole *= 1_000_000
        default: return nil
        }
        guard let parts = RoundingDial.parts(of: whole) else { return nil }
        let title = layout.source.columns[column].name
        return RoundingDial(
            name: name,
            turns: parts.map { part in
                let value = value(column, part)
                return RoundingDial.Turn(
                    part: part, whole: whole, scenario: value.flatMap { holding($0, column) },
                    words: "\(context.name) holds \(title) = \(value?.words ?? "nothing")")
            }, isOftenCutBefore: !hidden.isEmpty)
    }

    private func value(_ column: Int, _ units: Int128) -> CellValue? {
        switch layout.source.columns[column].type {
        case .int: return Int64(exactly: units).map { .int($0) }
        case .decimal(_, let scale): return ExactDecimal(coefficient: units, scale: scale).map { .decimal($0) }
        case .timestamp:
            guard let age = Int64(exactly: units) else { return nil }
            let (instant, overflows) = editor.asOf(context.scenario).subtractingReportingOverflow(age)
            return overflows ? nil : .timestamp(Timestamp(microseconds: instant))
        default: return nil
        }
    }

    /// The input with a value in a cell; where it is the row's time, the row arrives then.
    private func holding(_ value: CellValue, _ column: Int) -> Scenario? {
        var cells = [(column: column, value: value)]
        if column == layout.event {
            cells += [layout.arrival, layout.version].compactMap { $0 }.map { ($0, value) }
        }
        let changed = editor.setting(cells, of: context.place, in: context.scenario)
        return editor.allows(changed, from: context.scenario) ? changed : nil
    }

    /// Some of several rows, equal otherwise, hold what the row holds; the others hold another value.
    private func share(_ column: Int) -> RoundingDial? {
        guard let name = name(column, "of some rows"), !layout.instants.contains(column), !row[column].isNull,
            let other = CellVariation.other(row[column], layout.source.columns[column])
        else { return nil }
        let title = layout.source.columns[column].name
        let turns = Self.sharesOfRows.map { part, whole in
            RoundingDial.Turn(
                part: Int128(part), whole: Int128(whole), scenario: rows(whole, column, other, from: part),
                words: "\(part) of \(whole) rows hold \(title) = \(row[column].words)")
        }
        guard turns.allSatisfy({ $0.scenario != nil }) else { return nil }
        return RoundingDial(name: name, turns: turns, isOftenCutBefore: !hidden.isEmpty)
    }

    /// So many rows, of which those from a position on hold another value.
    private func rows(_ count: Int, _ column: Int, _ other: CellValue, from first: Int) -> Scenario? {
        var changed = context.scenario
        for position in 0..<count {
            guard let twin = position == 0 ? row : editor.twin(of: row, context.place.source, in: changed) else {
                return nil
            }
            var next = twin
            if position >= first { next[column] = other }
            if position == 0 {
                changed.tables[context.place.source].rows[0] = next
            } else {
                changed.tables[context.place.source].rows.append(next)
            }
        }
        return editor.allows(changed, from: context.scenario) ? changed : nil
    }
}
