internal import Contracts
internal import SQLFrontend

/// Tries what each side alone must keep: it holds still when rows that must not matter change, and follows each decision
/// that the contract declares.
struct SideProperties {
    let laboratory: Laboratory
    let seed: UInt64
    /// The sides to try: Swift is the same on every warehouse, and tried on the first alone.
    let sides: [Side]

    /// What trying gave.
    struct Result {
        var properties: [PropertyCheck] = []
        var decisions: [DecisionCheck] = []
        /// For each feature and property that does not hold: how often, and the smallest input found.
        var violations: [Violation] = []
    }

    /// One property or decision that a feature does not keep.
    struct Violation {
        /// The feature's position, or nil when the whole answer is meant.
        let feature: Int?
        let kind: DivergenceClass
        let count: Int
        /// The input after the change; its only question is the one meant.
        let scenario: Scenario
        let evidence: AloneEvidence
    }

    /// On how many inputs the properties are tried at most.
    private static let mostInputs = 100

    /// Tries everything on some scenarios.
    func check(_ scenarios: [Scenario]) async throws(LaboratoryFailure) -> Result {
        var result = Result()
        let editor = RowEditor(shape: laboratory.shape)
        let inputs = Self.spread(scenarios, atMost: Self.mostInputs)
        let run = ProbeRun(asking: AloneAsking(laboratory: laboratory, sides: sides))
        var shrinksLeft = ViolationMaker.mostShrunk
        try await checkStillness(editor, inputs, run, &result, &shrinksLeft)
        try await RepeatedAsking(laboratory: laboratory, sides: sides).check(inputs, &result)
        let tried = DecisionInputs(editor: editor, query: laboratory.query.query).inputs(scenarios)
        try await DecisionTrial(run: run, editor: editor, sides: sides).check(tried, &result, &shrinksLeft)
        return result
    }

    private func checkStillness(
        _ editor: RowEditor, _ inputs: [Scenario], _ run: ProbeRun, _ result: inout Result, _ shrinksLeft: inout Int
    ) async throws(LaboratoryFailure) {
        let features: [Int?] = [nil] + laboratory.view.features.indices.map { $0 }
        let probes: [any SideProbe] = [
            ShuffledRows(editor: editor, seed: seed, features: features),
            FutureRows(editor: editor, features: features), UnknownRows(editor: editor, features: features),
            ForeignRows(editor: editor, features: features), OlderRows(editor: editor, features: features),
            Redelivery(editor: editor, features: features),
        ]
        let tallies = try await run.run(probes, on: inputs)
        let maker = ViolationMaker(run: run)
        for (probe, tally) in zip(probes, tallies) {
            for side in sides where tally.questions(side) > 0 {
                result.properties.append(
                    PropertyCheck(
                        name: probe.name, side: side, questions: tally.questions(side),
                        violations: tally.violations(side)))
            }
            for fault in tally.faults(features) {
                let violation = try await maker.violation(
                    probe, fault.key, count: fault.count, input: fault.input, shrinks: shrinksLeft > 0)
                shrinksLeft -= 1
                if let violation { result.violations.append(violation) }
            }
        }
    }

    /// So many of the scenarios, evenly spread, each with one of its questions: of the next one the next.
    static func spread(_ scenarios: [Scenario], atMost limit: Int) -> [Scenario] {
        let usable = scenarios.filter { !$0.questions.isEmpty }
        let count = min(limit, usable.count)
        return (0..<count).map { position in
            var scenario = usable[position * usable.count / count]
            scenario.questions = [scenario.questions[position % scenario.questions.count]]
            return scenario
        }
    }
}
