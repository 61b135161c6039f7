internal import Contracts
internal import FeatureStore

/// A decided window, tried at one end with live rows: moved to a microsecond before it, onto it and behind it.
///
/// A row counts where the answer is another one than without the row. One that counts outside contradicts the decision; so
/// does one that counts further inside, but not where it must, when it is the same row with the same weight, and no row at
/// all was found that does count there.
struct WindowProbe: DecisionProbe {
    let editor: RowEditor
    let frame: WindowFrame
    let end: End
    let features: [Int?]
    /// Lengths of time that the halves write down: where the window may begin in their eyes, if it is shorter.
    var lengths: [Int64] = []

    /// An end of a window.
    enum End: Sendable {
        case lower
        case upper
    }

    var name: String { "\(frame.layout.source.name).window: \(frame.window)" }
    var missing: String {
        "no row was found that counts just inside \(bound.map { "\($0)" } ?? "the window")"
    }

    private var bound: WindowDecision.Bound? { end == .lower ? frame.window.lower : frame.window.upper }

    func experiments(on scenario: Scenario) -> [Experiment] {
        guard let bound else { return [] }
        return LiveRows(editor: editor).contexts(of: frame.source, in: scenario).compactMap { context in
            experiment(bound, context)
        }
    }

    private func experiment(_ bound: WindowDecision.Bound, _ context: LiveRows.Context) -> Experiment? {
        let scenario = context.scenario
        guard let instant = frame.instant(bound, scenario), instant.magnitude < UInt64(Int64.max / 2) else {
            return nil
        }
        let inside: Int64 = end == .lower ? 1 : -1
        let others = otherInstants(bound, context)
        func isCrowded(_ instant: Int64) -> Bool { others.contains { $0 > instant - 10 && $0 < instant + 10 } }
        guard !isCrowded(instant) else { return nil }
        let isClosed = bound.isClosed
        let first = isClosed ? 1 : 2
        // Outside, on the end, and twice inside; then so far inside that what a row weighs by its age would be seen.
        let places: [Int64] = [-inside, 0, inside, 2 * inside, inside * depth]
        let inner = instant + places[first]
        let alike = min(inner, instant + places[4])...max(inner, instant + places[4])
        func at(_ distance: Int64, _ range: ClosedRange<Int64>) -> Scenario? {
            frame.putting(context.place, at: instant + distance, alike: range, in: scenario)
        }
        // A window on another time than the event's: a row far outside tells what the row does apart from the window.
        let far = -inside * (end == .lower ? TimeWords.minute : 3_000 * TimeWords.day)
        let range = frame.isAboutEvents || end == .upper ? alike : (instant + far)...alike.upperBound
        let isKnown = frame.isKnown(inner, scenario)
        // Each with the row just inside the decided beginning, and a microsecond before and behind the shorter one.
        // Among others a row may begin to count where a week of theirs ends: only alone it says where the window begins.
        let isAlone = scenario.tables[frame.source].rows.count == 1
        // And where another row lies one of the lengths away, it is the distance to that one which may begin to count.
        func isReached(_ instant: Int64) -> Bool {
            others.contains { other in
                let (distance, overflows) = other.subtractingReportingOverflow(instant)
                return !overflows && lengths.contains { abs(Int64(clamping: distance.magnitude) - $0) < 10 }
            }
        }
        let shorter =
            isAlone
            ? shorterBeginnings(bound).filter { !isCrowded(instant + $0) && !isReached(instant + $0) } : []
        let further = shorter.flatMap { distance -> [Scenario?] in
            let range = min(inner, range.lowerBound)...(instant + distance + 1)
            return [at(places[first], range), at(distance - 1, range), at(distance + 1, range)]
        }
        let reader = Reader(
            row: context.name, bound: bound, end: end, places: places, shorter: shorter, isKnown: isKnown,
            isAboutEvents: frame.isAboutEvents)
        return Experiment(
            [editor.removing(context.place, from: scenario), frame.isAboutEvents ? nil : at(far, range)]
                + places.map { at($0, range) } + further
        ) { reader.outcome($0) }
    }

    /// The instants of all other rows, which the moved row may pass: what it then means to them is not the window's doing.
    ///
    /// Where the window ends at an instant of another source, that one is no other.
    private func otherInstants(_ bound: WindowDecision.Bound, _ context: LiveRows.Context) -> [Int64] {
        var anchor: ColumnPlace?
        if case .source(let name, let column) = bound.anchor, let source = editor.position(name),
            let position = editor.layouts[source].column(column)
        {
            anchor = ColumnPlace(table: source, column: position)
        }
        return context.scenario.tables.indices.flatMap { source -> [Int64] in
            context.scenario.tables[source].rows.indices.flatMap { row -> [Int64] in
                guard RowEditor.Place(source: source, row: row) != context.place else { return [] }
                let cells = context.scenario.tables[source].rows[row].enumerated()
                return cells.compactMap { column, value in
                    guard case .timestamp(let instant) = value,
                        anchor != ColumnPlace(table: source, column: column)
                    else { return nil }
                    return instant.microseconds
                }
            }
        }
    }

    /// How far inside a row lies that weighs what one just inside weighs.
    private var depth: Int64 {
        guard let lower = frame.window.lower, lower.anchor == frame.window.upper.anchor else {
            return 90 * TimeWords.second
        }
        return max(3, min(90 * TimeWords.second, (frame.window.upper.offset - lower.offset) / 2))
    }

    /// How far inside its decided beginning the window would begin by each shorter length.
    private func shorterBeginnings(_ bound: WindowDecision.Bound) -> [Int64] {
        guard end == .lower, case .asOf = bound.anchor else { return [] }
        return lengths.filter { $0 > 10 && -$0 > bound.offset + 10 }.prefix(4).map { -$0 - bound.offset }
    }
}
