internal import Contracts

/// Turns a probe that was broken on some input into a violation on a small one.
struct ViolationMaker {
    let run: ProbeRun
    /// How many violations are cut down; those behind them are shown as they were found.
    static let mostShrunk = 6

    /// A violation of one probe.
    ///
    /// - Parameter shrinks: whether the input is cut down first.
    func violation(
        _ probe: any SideProbe, _ key: ProbeTally.BreakKey, count: Int, input: Scenario, shrinks: Bool
    ) async throws(LaboratoryFailure) -> SideProperties.Violation? {
        let run = run
        var inputs = [input]
        var probe = probe
        if shrinks {
            // Of many things that a probe varies one by one, the one that shows it here is enough while the input is cut down.
            if probe.hasTopics,
                let topic = try await run.contradictions(
                    of: probe, feature: key.feature, sides: key.sides, in: inputs
                ).first??.experiment.topic
            {
                probe = probe.choosing(.only(topic))
            }
            let narrowed = probe
            let shrinker = Shrinker(shape: run.asking.laboratory.shape) { scenarios throws(LaboratoryFailure) in
                try await run.contradictions(of: narrowed, feature: key.feature, sides: key.sides, in: scenarios)
                    .map { $0 != nil }
            }
            inputs.insert(try await shrinker.shrink(input, origin: .generated).scenario, at: 0)
        }
        let found = try await run.contradictions(
            of: probe, feature: key.feature, sides: key.sides, in: inputs)
        guard let witness = found.lazy.compactMap({ $0 }).first else { return nil }
        let contradiction = witness.contradiction
        guard let after = witness.experiment.scenarios[contradiction.after] else { return nil }
        let view = run.asking.laboratory.view
        return SideProperties.Violation(
            feature: key.feature, kind: probe.kind, count: count, scenario: after,
            evidence: AloneEvidence(
                property: probe.name, sides: key.sides, change: contradiction.change,
                before: witness.before.answer(view, feature: key.feature),
                after: witness.after.answer(view, feature: key.feature), expected: contradiction.expected))
    }
}
