internal import Contracts
internal import SQLFrontend
internal import Warehouse

/// Tries all declared decisions of a view and says of each and each side what came of it.
struct DecisionTrial {
    let run: ProbeRun
    let editor: RowEditor
    let sides: [Side]

    /// So many live rows that kept a decision are asked for at least, where there are so many.
    private static let enoughLiveRows = 40

    /// What is known of one decision of one feature on one side.
    private struct Book {
        let feature: Int
        let words: String
        let side: Side
        var outcome: DecisionCheck.Outcome
    }

    /// Tries the decisions on inputs and adds what it gave.
    func check(
        _ inputs: [Scenario], _ result: inout SideProperties.Result, _ shrinksLeft: inout Int
    ) async throws(LaboratoryFailure) {
        let query = run.asking.laboratory.query.query
        let lengths = SurveyLengths(query: query).lengths
        let probes = DecisionProbes(editor: editor, lengths: lengths, divisors: Self.divisors(query)).probes
        guard !probes.isEmpty, !inputs.isEmpty else { return }
        let tallies = try await run.run(probes, on: inputs, enough: Self.enoughLiveRows)
        let maker = ViolationMaker(run: run)
        var books: [Book] = []
        for (probe, tally) in zip(probes, tallies) {
            for case let feature? in probe.features {
                for side in sides { add(outcome(probe, tally, feature, side), probe, feature, side, &books) }
            }
            for fault in tally.faults(probe.features) {
                let violation = try await maker.violation(
                    probe, fault.key, count: fault.count, input: fault.input, shrinks: shrinksLeft > 0)
                shrinksLeft -= 1
                if let violation { result.violations.append(violation) }
            }
        }
        let view = editor.shape.view
        addUntried(&books)
        result.decisions += books.enumerated()
            .sorted { ($0.element.feature, $0.offset) < ($1.element.feature, $1.offset) }
            .map(\.element).map {
                DecisionCheck(
                    feature: view.features[$0.feature].name, decision: $0.words, side: $0.side, outcome: $0.outcome)
            }
    }

    /// How many numbers of the halves a rounding is tried with.
    private static let mostDivisors = 4

    /// By what a value may be divided before it is rounded: numbers that the halves write, and the units of time and
    /// decimals that nobody writes down.
    private static func divisors(_ query: BoundQuery) -> [Int64] {
        let written = query.literals.compactMap { if case .integer(let number) = $0.value { number } else { nil } }
        let swift = SwiftLiterals(query.view.swift.text).integers.map(\.value)
        var divisors: [Int64] = []
        for number in (written + swift).filter({ (2...10_000_000).contains($0) }) + [60, 1, 1_000, 100]
        where !divisors.contains(number) { divisors.append(number) }
        return Array(divisors.prefix(mostDivisors))
    }

    /// Adds what no experiment tries, so that it is told as unchecked.
    private func addUntried(_ books: inout [Book]) {
        for (position, feature) in editor.shape.view.features.enumerated() {
            let decisions = feature.decisions
            // A window that begins with a unit of the calendar has tried zone and first weekday already.
            let isTried = decisions.sources.compactMap(\.window?.lower).contains { bound in
                if case .start = bound.anchor { true } else { false }
            }
            let words = [
                isTried ? nil : decisions.zone.map { "zone: \($0)" },
                isTried ? nil : decisions.weekStart.map { "week_start: \($0.rawValue)" },
            ].compactMap { $0 }
            for word in words {
                for side in sides {
                    books.append(
                        Book(
                            feature: position, words: word, side: side,
                            outcome: .unchecked(DecisionCheck.noExperiment)))
                }
            }
        }
    }

    private func outcome(
        _ probe: any DecisionProbe, _ tally: ProbeTally, _ feature: Int, _ side: Side
    ) -> DecisionCheck.Outcome {
        let cell = ProbeTally.Cell(feature: feature, side: side)
        let (kept, broken) = (tally.kept[cell, default: 0], tally.broken[cell, default: 0])
        if broken > 0 { return .violated(count: broken, liveRows: kept + broken) }
        return kept > 0 ? .held(liveRows: kept) : .unchecked(probe.missing)
    }

    /// Adds an outcome; the two ends of a window are one decision, which is kept when both are.
    private func add(
        _ outcome: DecisionCheck.Outcome, _ probe: any DecisionProbe, _ feature: Int, _ side: Side,
        _ books: inout [Book]
    ) {
        guard
            let known = books.firstIndex(where: {
                $0.feature == feature && $0.side == side && $0.words == probe.name
            })
        else {
            books.append(Book(feature: feature, words: probe.name, side: side, outcome: outcome))
            return
        }
        books[known].outcome = Self.joined(books[known].outcome, outcome)
    }

    private static func joined(
        _ one: DecisionCheck.Outcome, _ other: DecisionCheck.Outcome
    ) -> DecisionCheck.Outcome {
        switch (one, other) {
        case (.violated(let a, let b), .violated(let c, let d)): .violated(count: a + c, liveRows: b + d)
        case (.violated, _), (.unchecked, .held): one
        case (_, .violated), (.held, .unchecked): other
        case (.held(let a), .held(let b)): .held(liveRows: min(a, b))
        case (.unchecked, .unchecked): one
        }
    }
}
