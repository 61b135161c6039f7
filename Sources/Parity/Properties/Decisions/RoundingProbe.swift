internal import Contracts
internal import FeatureStore

/// What is decided about a value that falls between two that the feature's type has.
///
/// Nobody tells the formula. But where the answer follows a dial (what one cell holds, which part of the rows holds it,
/// how far the day of `as_of` has come), and at each of several places where no rule rounds it is exactly in proportion,
/// it is taken to be in proportion between them too, and each rule says another thing there. What is not in proportion, or
/// is rounded nowhere, says nothing; and a side that keeps the rule on any other dial beyond doubt is not said to break it.
struct RoundingProbe: DecisionProbe {
    let editor: RowEditor
    let rounding: Decisions.Rounding
    /// By what the halves may divide, of their numbers.
    let divisors: [Int64]
    let feature: Int
    /// The zone in which the feature's days begin, where one is decided.
    var zone: Zone?
    /// The dials that are turned, by name.
    var topics = TopicChoice.allBut([])

    var name: String { "rounding: \(rounding.rawValue)" }
    var features: [Int?] { [feature] }
    var missing: String { "no input was found between whose answers the exact ones are known" }

    /// Larger inputs are left out: one row, and a neighbour, turn a dial as well as many.
    private static let mostRows = 2

    func experiments(on scenario: Scenario) -> [Experiment] {
        guard scenario.rowCount <= Self.mostRows, Self.places(editor.shape.view.features[feature].type) != nil else {
            return []
        }
        let ofRows = editor.layouts.indices.flatMap { source in
            LiveRows(editor: editor).contexts(of: source, in: scenario)
                .filter { $0.scenario.tables[source].rows.count == 1 }
                .flatMap { context in dials(context, hiding: []) + outstanding(context) }
        }
        let ofClock = zone.map { zone in
            ClockDials(editor: editor, scenario: scenario, zone: zone, divisors: divisors, topics: topics).dials
        }
        return (ofRows + (ofClock ?? [])).map(experiment)
    }

    private func dials(_ context: LiveRows.Context, hiding hidden: [Int]) -> [RoundingDial] {
        RoundingDials(editor: editor, context: context, hidden: hidden, divisors: divisors, topics: topics).dials
    }

    /// The dials of the row before what becomes known of it later was known: all of it, and what comes after each stage.
    ///
    /// How long something has been outstanding can be rounded, and what is done is not outstanding. Stages are taken to come
    /// in the order in which the source declares their columns; what the contract does not allow is left out.
    private func outstanding(_ context: LiveRows.Context) -> [RoundingDial] {
        let layout = editor.layouts[context.place.source]
        let row = context.scenario.tables[context.place.source].rows[context.place.row]
        let stages = Set(layout.knownAt.map(\.time)).sorted()
        return stages.indices.flatMap { stage -> [RoundingDial] in
            let hidden = layout.knownAt.filter { stages[stage...].contains($0.time) }.map(\.column)
            guard hidden.contains(where: { !row[$0].isNull }) else { return [] }
            let changed = editor.setting(hidden.map { ($0, .null) }, of: context.place, in: context.scenario)
            guard editor.allows(changed, from: context.scenario) else { return [] }
            return dials(
                LiveRows.Context(scenario: changed, place: context.place, name: context.name), hiding: hidden)
        }
    }

    var hasTopics: Bool { true }

    func choosing(_ topics: TopicChoice) -> any SideProbe {
        var chosen = self
        chosen.topics = topics
        return chosen
    }

    private func experiment(_ dial: RoundingDial) -> Experiment {
        let (rounding, places) = (rounding, Self.places(editor.shape.view.features[feature].type) ?? 0)
        return Experiment(dial.turns.map(\.scenario), topic: dial.name) { answers in
            let units = dial.turns.indices.map { answers.value($0).flatMap { Self.units($0, places: places) } }
            return RoundingJudge(rounding: rounding, dial: dial, answers: units).outcome
        }
    }

    /// How many places a feature's values have; nil where that is not fixed.
    private static func places(_ type: ValueType) -> Int? {
        switch type {
        case .int: 0
        case .decimal(_, let scale): scale
        default: nil
        }
    }

    private static func units(_ value: CellValue, places: Int) -> Int128? {
        switch value {
        case .int(let number): Int128(number)
        case .decimal(let number): number.rescaled(to: places)?.coefficient
        default: nil
        }
    }
}

/// Reads the answers to the turns of a dial.
struct RoundingJudge {
    let rounding: Decisions.Rounding
    let dial: RoundingDial
    /// The answers in units of the feature's last place.
    let answers: [Int128?]

    /// At how many places the answer has to be in proportion, that of nothing left out.
    private static let fewestExact = 3
    /// No larger answer is calculated with.
    private static let largest: UInt128 = 1 << 62

    var outcome: Experiment.Outcome {
        // What one whole turn adds.
        guard let start = dial.turns.indices.first(where: { dial.turns[$0].part == 0 }), answers[start] == 0,
            let full = dial.turns.indices.first(where: { dial.turns[$0].part == dial.turns[$0].whole }),
            let unit = answers[full], unit != 0, unit.magnitude < Self.largest
        else { return .silent }
        var rounded: [(turn: Int, answer: Int128)] = []
        var exact: [RoundingDial.Turn] = []
        for (position, turn) in dial.turns.enumerated() {
            guard let answer = answers[position] else { continue }
            guard (unit * turn.part) % turn.whole == 0 else {
                rounded.append((position, answer))
                continue
            }
            guard answer == unit * turn.part / turn.whole else { return .silent }
            exact.append(turn)
        }
        // Beyond them nothing is known: an instant behind `as_of` may be seen no more, where the next exact one is not allowed.
        let between = rounded.filter { position, _ in
            let turn = dial.turns[position]
            return exact.contains { $0.isAtMost(turn) } && exact.contains { turn.isAtMost($0) }
        }
        let isHalfTried = between.contains { turn, _ in
            (2 * unit * dial.turns[turn].part) % dial.turns[turn].whole == 0
        }
        guard exact.count(where: { $0.part != 0 }) >= Self.fewestExact, isHalfTried else { return .silent }
        func first(against rule: Decisions.Rounding) -> (turn: Int, answer: Int128)? {
            between.first { turn, answer in
                answer != Self.rounded(unit * dial.turns[turn].part, by: dial.turns[turn].whole, rule)
            }
        }
        guard let wrong = first(against: rounding) else { return dial.isOftenCutBefore ? .seemsKept : .kept }
        // What keeps no rule at all is not in proportion between those places: a threshold, or a coarser unit before.
        let fitting = Decisions.Rounding.allCases.filter { first(against: $0) == nil }
        guard !fitting.isEmpty else { return .silent }
        // A mean of whole minutes is cut before it is rounded.
        if dial.isOftenCutBefore, rounding.isAboutHalves, !fitting.allSatisfy(\.isAboutHalves) { return .silent }
        return .broken(
            Experiment.Contradiction(
                before: full, after: wrong.turn,
                change: "\(dial.turns[wrong.turn].words) instead of \(dial.turns[full].words)",
                expected: "what is in proportion at every other place is rounded by the rule \(rounding.rawValue) here",
                isPresumed: true))
    }

    /// A quotient, rounded.
    ///
    /// - Parameter divisor: positive.
    static func rounded(_ dividend: Int128, by divisor: Int128, _ rounding: Decisions.Rounding) -> Int128 {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rest != 0 else { return quotient }
        let away = quotient + (dividend < 0 ? -1 : 1)
        let twice = Int128(rest.magnitude) * 2
        return switch rounding {
        case .towardZero: quotient
        case .awayFromZero: away
        case .floor: dividend < 0 ? away : quotient
        case .ceiling: dividend < 0 ? quotient : away
        case .halfAway: twice >= divisor ? away : quotient
        case .halfEven:
            twice > divisor || (twice == divisor && !quotient.isMultiple(of: 2)) ? away : quotient
        }
    }
}

extension Decisions.Rounding {
    /// Whether it goes to the nearest value, so that only halves are in question.
    fileprivate var isAboutHalves: Bool { self == .halfEven || self == .halfAway }
}
