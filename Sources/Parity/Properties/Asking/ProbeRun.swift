/// Tries probes on inputs, thousands of experiments over one load, and counts what they tell.
struct ProbeRun {
    let asking: AloneAsking
    let equality: AnswerEquality

    init(asking: AloneAsking) {
        self.asking = asking
        equality = AnswerEquality(project: asking.laboratory.project, shape: asking.laboratory.shape)
    }

    /// An experiment that waits to be asked.
    private struct Waiting {
        let probe: Int
        let base: Int
        let experiment: Experiment
        /// Where each input stands among those asked.
        let positions: [Int?]
    }

    /// Of what a probe varies one by one: how often each told something, and how often nothing.
    private struct Told {
        var something: Set<String> = []
        var nothing: [String: Int] = [:]

        /// What told nothing so often that it is varied no more.
        var silent: Set<String> {
            Set(nothing.filter { $0.value >= ProbeRun.enoughSilence && !something.contains($0.key) }.keys)
        }
    }

    /// On so many inputs a thing that is varied may tell nothing.
    private static let enoughSilence = 20

    /// Tries each probe on each input; every input has one question.
    ///
    /// - Parameter enough: how often a probe has to be kept by each feature and side, and broken by none, to be asked no more;
    ///   nil for never.
    /// - Returns: a tally for each probe.
    func run(
        _ probes: [any SideProbe], on bases: [Scenario], enough: Int? = nil
    ) async throws(LaboratoryFailure) -> [ProbeTally] {
        var probes = probes
        var tallies = probes.map { _ in ProbeTally() }
        var told = probes.map { _ in Told() }
        var waiting: [Waiting] = []
        var asked: [Scenario] = []
        var isDone = probes.map { _ in false }
        for (base, scenario) in bases.enumerated() {
            var shared: Int?
            for (probe, prober) in probes.enumerated() where !isDone[probe] {
                for experiment in prober.experiments(on: scenario) {
                    let positions = experiment.scenarios.map { input -> Int? in
                        guard let input else { return nil }
                        // Most experiments begin with the input itself, which is asked once.
                        if input == scenario, let shared { return shared }
                        asked.append(input)
                        if input == scenario { shared = asked.count - 1 }
                        return asked.count - 1
                    }
                    waiting.append(
                        Waiting(probe: probe, base: base, experiment: experiment, positions: positions))
                }
            }
            if asked.count >= AloneAsking.batchSize || base == bases.count - 1 {
                let replies = try await asking.ask(asked)
                judge(waiting, replies, probes, bases, &tallies, &told)
                waiting = []
                asked = []
                for (probe, told) in told.enumerated() where probes[probe].hasTopics {
                    probes[probe] = probes[probe].choosing(.allBut(told.silent))
                }
                guard let enough else { continue }
                for (probe, tally) in tallies.enumerated() {
                    isDone[probe] = tally.isKept(by: probes[probe].features, asking.sides, atLeast: enough)
                }
            }
        }
        for probe in tallies.indices { tallies[probe].settlePresumed() }
        return tallies
    }

    /// For each input, how a probe is broken there by all of some sides alike, or nil.
    func contradictions(
        of probe: any SideProbe, feature: Int?, sides: [Side], in inputs: [Scenario]
    ) async throws(LaboratoryFailure) -> [Witness?] {
        let experiments = inputs.map { input in input.questions.isEmpty ? [] : probe.experiments(on: input) }
        let scenarios = experiments.flatMap { $0.flatMap { $0.scenarios.compactMap { $0 } } }
        let replies = try await AloneAsking(laboratory: asking.laboratory, sides: sides).ask(scenarios)
        var next = 0
        return experiments.map { experiments in
            var found: Witness?
            for experiment in experiments {
                let positions = experiment.scenarios.map { input -> Int? in
                    guard input != nil else { return nil }
                    next += 1
                    return next - 1
                }
                guard found == nil else { continue }
                let broken = sides.compactMap { side -> Experiment.Contradiction? in
                    let outcome = experiment.judge(answers(experiment, positions, replies[side] ?? [], feature))
                    if case .broken(let contradiction) = outcome { return contradiction }
                    return nil
                }
                guard broken.count == sides.count, let first = broken.first, let side = sides.first else { continue }
                found = Witness(
                    contradiction: first, experiment: experiment,
                    before: positions[first.before].map { (replies[side] ?? [])[$0] } ?? .unknown,
                    after: positions[first.after].map { (replies[side] ?? [])[$0] } ?? .unknown)
            }
            return found
        }
    }

    /// How a probe is broken, with what the first of the sides said.
    struct Witness {
        let contradiction: Experiment.Contradiction
        let experiment: Experiment
        let before: Reply
        let after: Reply
    }

    private func answers(
        _ experiment: Experiment, _ positions: [Int?], _ replies: [Reply], _ feature: Int?
    ) -> ExperimentAnswers {
        ExperimentAnswers(
            scenarios: experiment.scenarios, replies: positions.map { $0.map { replies[$0] } ?? .unknown },
            feature: feature, equality: equality)
    }

    private func judge(
        _ waiting: [Waiting], _ replies: AloneAsking.Replies, _ probes: [any SideProbe], _ bases: [Scenario],
        _ tallies: inout [ProbeTally], _ told: inout [Told]
    ) {
        for one in waiting {
            var isSilent = true
            for feature in probes[one.probe].features {
                var (broken, presumed): ([Side], [Side]) = ([], [])
                for side in asking.sides {
                    let outcome = one.experiment.judge(
                        answers(one.experiment, one.positions, replies[side] ?? [], feature))
                    tallies[one.probe].count(outcome, feature, side, base: one.base)
                    if case .silent = outcome {} else { isSilent = false }
                    guard case .broken(let contradiction) = outcome else { continue }
                    if contradiction.isPresumed { presumed.append(side) } else { broken.append(side) }
                }
                if !broken.isEmpty {
                    tallies[one.probe].keep(bases[one.base], feature, broken)
                }
                if !presumed.isEmpty {
                    tallies[one.probe].presume(bases[one.base], feature, presumed)
                }
            }
            guard let topic = one.experiment.topic else { continue }
            if isSilent {
                told[one.probe].nothing[topic, default: 0] += 1
            } else {
                told[one.probe].something.insert(topic)
            }
        }
    }
}
