internal import Contracts

/// A decided window, tried at one end with live rows: moved to a microsecond before it, onto it and behind it.
///
/// A row counts where the answer is another one than without the row. One that counts outside contradicts the decision; so
/// does one that counts a microsecond further inside, but not where it must.
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
        let others = scenario.tables[frame.source].rows.indices.filter { $0 != context.place.row }
        let isCrowded = others.contains { row in
            let other = editor.instant(RowEditor.Place(source: frame.source, row: row), frame.column, scenario)
            return other > instant - 10 && other < instant + 10
        }
        guard !isCrowded else { return nil }
        func at(_ distance: Int64) -> Scenario? {
            frame.putting(context.place, at: instant + distance, in: scenario)
        }
        // A window on another time than the event's: a row far outside tells what the row does apart from the window.
        let far = frame.isAboutEvents ? nil : at(-inside * 3_000 * TimeWords.day)
        let places: [Int64] = [-inside, 0, inside, 2 * inside]
        let shorter = shorterBeginnings(bound)
        let isKnown = places.map { frame.isKnown(instant + $0, scenario) }
        let isAboutEvents = frame.isAboutEvents
        let text = TimeWords.self
        let row = context.name
        let words = places.map { text.sum("\(bound)", $0) }
        let isClosed = bound.isClosed
        let inputs = places + shorter.flatMap { [$0 - 1, $0 + 1] }
        return Experiment([editor.removing(context.place, from: scenario), far] + inputs.map(at)) { answers in
            func counts(_ position: Int) -> Bool? {
                guard let differs = answers.isSame(0, position + 2).map({ !$0 }) else { return nil }
                guard differs, !isAboutEvents else { return differs }
                return answers.isSame(1, position + 2).map { !$0 }
            }
            for position in 0...1 where position == 0 || !isClosed {
                guard counts(position) == true else { continue }
                return .broken(
                    Contradiction(
                        before: 0, after: position + 2, change: "\(row) is at \(words[position]) instead of absent",
                        expected: "a row at \(words[position]) does not count"))
            }
            // Known rows alone must count, and only a row that does a microsecond further in shows that it would.
            let first = isClosed ? 1 : 2
            guard isKnown[first], let countsFirst = counts(first) else { return .silent }
            if countsFirst { return .kept }
            func broken(_ shown: Int, _ place: String) -> Experiment.Outcome {
                .broken(
                    Contradiction(
                        before: shown + 2, after: first + 2,
                        change: "\(row) is at \(words[first]) instead of \(place)",
                        expected: "a row at \(words[first]) counts"))
            }
            if counts(first + 1) == true { return broken(first + 1, words[first + 1]) }
            // Or it begins to count further in, exactly where one of the halves' own lengths of time ends.
            for (turn, distance) in shorter.enumerated() {
                let (outer, inner) = (places.count + 2 * turn, places.count + 2 * turn + 1)
                if counts(outer) == false, counts(inner) == true {
                    return broken(inner, text.sum("\(bound)", distance + 1))
                }
            }
            return .silent
        }
    }

    /// How far inside its decided beginning the window would begin by each shorter length.
    private func shorterBeginnings(_ bound: WindowDecision.Bound) -> [Int64] {
        guard end == .lower, case .asOf = bound.anchor else { return [] }
        return lengths.filter { $0 > 10 && -$0 > bound.offset + 10 }.prefix(4).map { -$0 - bound.offset }
    }

    private typealias Contradiction = Experiment.Contradiction
}
