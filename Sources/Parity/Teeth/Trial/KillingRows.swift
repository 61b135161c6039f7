internal import Contracts
internal import FeatureStore

/// Makes, of cases on which the attack noticed mutants, few small fixtures that notice them.
struct KillingRows {
    let bench: MutantBench
    let trials: [MutantTrial]

    /// A case on which a mutant gave itself away.
    struct Kill: Sendable {
        let position: Int
        let scenario: Scenario
        let disagreement: Disagreement
    }

    /// Fixtures that show all of these mutants as far as possible: each is cut down for one of them, and tried on all that
    /// are left.
    func fixtures(for kills: [Kill]) async throws(LaboratoryFailure) -> [KillingFixture] {
        var left = kills
        var fixtures: [KillingFixture] = []
        while let kill = left.first {
            left.removeFirst()
            guard let smallest = try await smallest(kill) else { continue }
            let rest = left.compactMap { kill in trials.first { $0.position == kill.position } }
            let others = try await bench.kills(rest, on: smallest.known)
            fixtures.append(
                KillingFixture(
                    scenario: smallest.scenario, kills: ([kill.position] + others.keys).sorted(),
                    answers: answers(smallest.known)))
            left.removeAll { others[$0.position] != nil }
        }
        return fixtures
    }

    /// The smallest case on which the halves agree and the mutant gives itself away; nil where not even the case at hand
    /// shows it alone.
    private func smallest(_ kill: Kill) async throws(LaboratoryFailure) -> (scenario: Scenario, known: KnownAnswers)? {
        guard let trial = trials.first(where: { $0.position == kill.position }) else { return nil }
        var alone = kill.scenario
        alone.questions = [kill.scenario.questions[kill.disagreement.question]]
        let bench = bench
        let shrinker = Shrinker(shape: bench.laboratory.shape) { scenarios throws(LaboratoryFailure) in
            let known = try await bench.answers(to: bench.laboratory.prepare(scenarios))
            let shown = Set(try await bench.kills([trial], on: known)[trial.position, default: []].map(\.scenario))
            return scenarios.indices.map(shown.contains)
        }
        guard try await shrinker.holds([alone]).first == true else { return nil }
        let shrunk = try await shrinker.shrink(alone, origin: .generated).scenario
        let known = try await bench.answers(to: bench.laboratory.prepare([shrunk]))
        return (shrunk, known)
    }

    private func answers(_ known: KnownAnswers) -> [NamedValue] {
        let view = bench.laboratory.view
        let reply = bench.laboratory.replies(known.prepared, known.swift)[0][0]
        return view.features.enumerated().compactMap { position, feature in
            reply.value(position).map { NamedValue(name: feature.name, value: $0) }
        }
    }
}
