internal import Contracts
internal import FeatureStore

/// Which of two rows comes first, tried on features that take their answer from the first row or from the last.
///
/// Two rows that differ in one column of the order and in what they hold; the columns behind it say the contrary. What they
/// hold is exchanged too: only an answer that follows the row both times is about the order.
struct TieProbe: DecisionProbe {
    let editor: RowEditor
    let source: Int
    let orders: [(column: Int, order: SourceDecisions.TieOrder)]
    let features: [Int?]

    private var layout: SourceLayout { editor.layouts[source] }
    var name: String {
        "\(layout.source.name).ties: [\(orders.map { "\($0.order)" }.joined(separator: ", "))]"
    }
    var missing: String { "no two rows were found between which the order alone decides the answer" }

    func experiments(on scenario: Scenario) -> [Experiment] {
        let contexts = LiveRows(editor: editor).contexts(of: source, in: scenario)
            .filter { $0.scenario.tables[source].rows.count == 1 }
        return contexts.flatMap { context in
            orders.indices.flatMap { level in [false, true].compactMap { experiment(level, context, turned: $0) } }
        }
    }

    private func experiment(_ level: Int, _ context: LiveRows.Context, turned: Bool) -> Experiment? {
        let row = context.scenario.tables[source].rows[0]
        guard let twin = editor.twin(of: row, source, in: context.scenario),
            let pair = ordered(row, twin, level)
        else { return nil }
        let payload = payload(row)
        guard !payload.isEmpty else { return nil }
        func with(_ rows: [[CellValue]]) -> Scenario? {
            var changed = context.scenario
            changed.tables[source].rows = turned ? rows.reversed() : rows
            return editor.allows(changed, from: context.scenario) ? changed : nil
        }
        func holding(_ row: [CellValue], _ isOther: Bool) -> [CellValue] {
            var row = row
            if isOther { for (column, value) in payload { row[column] = value } }
            return row
        }
        let pairs = [false, true].flatMap { swapped -> [Scenario?] in
            let (first, second) = (holding(pair.first, swapped), holding(pair.second, !swapped))
            return [with([first, second]), with([first]), with([second])]
        }
        let order = orders[level].order
        return Experiment(pairs + [with([])]) { answers in
            // A row that does not count even alone, such as one that is not yet known, competes with none.
            guard [1, 2, 4, 5].allSatisfy({ answers.isSame($0, 6) == false }) else { return .silent }
            func follows(_ alone: Int, not other: Int, of both: Int) -> Bool {
                answers.isSame(both, alone) == true && answers.isSame(both, other) == false
            }
            if follows(1, not: 2, of: 0), follows(4, not: 5, of: 3) { return .kept }
            guard follows(2, not: 1, of: 0), follows(5, not: 4, of: 3) else { return .silent }
            return .broken(
                Experiment.Contradiction(
                    before: 1, after: 0, change: "a row that comes behind it by \(order.column) is there too",
                    expected: "of two rows the one with the \(order.isDescending ? "larger" : "smaller") "
                        + "\(order.column) comes first"))
        }
    }

    /// The two rows so that the first comes first by the column of this level, and last by all columns behind it.
    private func ordered(
        _ row: [CellValue], _ twin: [CellValue], _ level: Int
    ) -> (first: [CellValue], second: [CellValue])? {
        var (first, second) = (row, twin)
        for position in level..<orders.count {
            let (column, order) = orders[position]
            guard let (low, high) = Self.neighbours(row[column], twin[column]) else {
                // A column behind the level that holds nothing ordered decides nothing.
                if position > level { continue }
                return nil
            }
            let firstIsHigh = order.isDescending == (position == level)
            first[column] = firstIsHigh ? high : low
            second[column] = firstIsHigh ? low : high
        }
        return (first, second)
    }

    /// Two values of a column that follow one another; of an id, the two that there are.
    private static func neighbours(_ one: CellValue, _ other: CellValue) -> (low: CellValue, high: CellValue)? {
        switch (one, other) {
        case (.int(let a), .int(let b)):
            if a != b { return (.int(min(a, b)), .int(max(a, b))) }
            return a == .min ? nil : (.int(a - 1), one)
        case (.double(let a), .double): return a.isFinite ? (.double(a - 1), one) : nil
        case (.timestamp(let a), .timestamp):
            return a.microseconds == .min
                ? nil : (.timestamp(Timestamp(microseconds: a.microseconds - 1)), one)
        case (.text(let a), .text(let b)):
            if !a.utf8.elementsEqual(b.utf8) {
                return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? (one, other) : (other, one)
            }
            return (one, .text(a + "a"))
        case (.date(let a), .date):
            return a.daysSinceEpoch == .min
                ? nil : (.date(CalendarDate(daysSinceEpoch: a.daysSinceEpoch - 1)), one)
        default: return nil
        }
    }

    /// Other contents for a row, in all columns but those that order, find and place it.
    private func payload(_ row: [CellValue]) -> [(column: Int, value: CellValue)] {
        let locked = Set(orders.map(\.column) + layout.unique + layout.linkColumns + layout.instants)
        return row.indices.filter { !locked.contains($0) }.compactMap { column in
            CellVariation.other(row[column], layout.source.columns[column]).map { (column, $0) }
        }
    }
}
