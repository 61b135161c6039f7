internal import Contracts
internal import SQLFrontend

/// Finds out by experiment why the sides differ on an input.
///
/// Three kinds of experiments: lenses change the input and see what makes the difference go; repairs change one token of the
/// SQL and see what makes it say what Swift says, which names the cause whichever side is wrong; and single rows are taken
/// away to see which side counts them. `Causes/` weighs what they show.
struct Explainer {
    let laboratory: Laboratory
    /// The edits of the view's SQL, kept from one finding of the view to the next.
    var shelf = RepairShelf()

    /// How many inputs of each kind experiments are made on.
    private static let mostFailing = 32
    private static let mostAgreeing = 80
    /// Larger inputs, which only real samples have, are left out: the smallest stands for them.
    private static let mostRows = 60
    /// How many causes are told.
    private static let mostCauses = 5

    /// Explains a finding.
    ///
    /// - Parameters:
    ///   - smallest: the smallest input on which it happens.
    ///   - failing: further inputs on which the same happens, of the attack or of the cases.
    ///   - agreeing: inputs on which the sides agree, which no repair may break.
    ///   - met: where it matters whether one cause explains everything: all failing inputs that were met; else nil.
    ///   - alone: what one side alone was seen to do wrong with the same feature.
    func explain(
        _ smallest: Failing, failing: [Failing], agreeing: [Scenario], met: [Failing]? = nil,
        alone: [DivergenceClass] = []
    ) async throws(LaboratoryFailure) -> Explanation? {
        let feature = smallest.feature
        let failing = inputs(smallest, failing)
        let agreeing = Self.spread(
            agreeing.filter { $0.rowCount <= Self.mostRows && !$0.questions.isEmpty }.map { Self.alone($0, 0) },
            Self.mostAgreeing)
        let subject = try await Subject(smallest, in: laboratory)
        let mechanisms = Mechanisms(laboratory.query.query, feature: feature)
        let lenses = try await LensTrials(laboratory: laboratory, soughtTexts: mechanisms.soughtTexts).run(
            of: feature, failing: failing, agreeing: agreeing)
        // Neighbours of the smallest input; which of them fail, the bench finds out.
        let probes = Probes(shape: laboratory.shape)
        var neighbours = lenses.failing + lenses.agreeing + probes.around(smallest.scenario)
        // Where no row is left, what rows do is tried around an input that has some.
        if smallest.scenario.rowCount == 0, let other = agreeing.first(where: { (1...3).contains($0.rowCount) }) {
            neighbours += probes.around(other)
        }
        let repairs = try await RepairTrials(laboratory: laboratory, shelf: shelf).run(
            of: feature, failing: failing, agreeing: agreeing, neighbours: neighbours)
        let signs = AnswerSigns(subject: subject, alone: alone, mechanisms: mechanisms)
        let (causes, tied) = CauseRanking(
            subject: subject, repairs: repairs, lenses: lenses, mechanisms: mechanisms, signs: signs.codes
        ).ranked
        guard !causes.isEmpty else { return nil }
        let maker = CauseMaker(subject: subject, repairs: repairs)
        var reach: ExplanationReach?
        if let met {
            reach = try await ReachTrial(laboratory: laboratory, shelf: shelf).reach(of: causes[0].repair, over: met)
        }
        return Explanation(
            causes: causes.prefix(max(Self.mostCauses, tied)).map(maker.cause), tied: tied,
            repairs: (repairs.tried, repairs.restoring), lenses: (lenses.tried, lenses.restoring),
            pairs: (repairs.triedPairs, repairs.restoringPairs), reach: reach)
    }

    /// Explains an input whose question fails beside other questions only: edits are tried on it alone.
    func explainMingled(_ smallest: Failing) async throws(LaboratoryFailure) -> Explanation? {
        let subject = try await Subject(smallest, in: laboratory)
        let repairs = try await RepairTrials(laboratory: laboratory, shelf: shelf).run(
            of: smallest.feature, failing: [smallest.scenario], agreeing: [], neighbours: [])
        let mechanisms = Mechanisms(laboratory.query.query, feature: smallest.feature)
        let signs = AnswerSigns(subject: subject, mechanisms: mechanisms).codes
        let (causes, tied) = CauseRanking(
            subject: subject, repairs: repairs, lenses: LensTrials.Result(), mechanisms: mechanisms, signs: signs
        ).ranked
        let maker = CauseMaker(subject: subject, repairs: repairs)
        return Explanation(
            causes: causes.prefix(Self.mostCauses).map(maker.cause), tied: tied,
            repairs: (repairs.tried, repairs.restoring), lenses: (0, 0),
            pairs: (repairs.triedPairs, repairs.restoringPairs))
    }

    /// The failing inputs, the smallest first, each with its failing question alone.
    private func inputs(_ smallest: Failing, _ failing: [Failing]) -> [Scenario] {
        var inputs = [smallest.scenario]
        let others = failing.filter { $0.scenario.rowCount <= Self.mostRows && $0.kind == smallest.kind }
            .map { Self.alone($0.scenario, $0.question) }
        for other in Self.spread(others, Self.mostFailing) where !inputs.contains(other) { inputs.append(other) }
        return inputs
    }

    private static func alone(_ scenario: Scenario, _ question: Int) -> Scenario {
        var alone = scenario
        alone.questions = [scenario.questions[question]]
        return alone
    }

    /// At most so many of a list, from all of its parts.
    private static func spread(_ scenarios: [Scenario], _ count: Int) -> [Scenario] {
        guard scenarios.count > count else { return scenarios }
        return (0..<count).map { scenarios[$0 * scenarios.count / count] }
    }
}
