internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Cuts the first input of each finding down to the smallest, and explains it.
struct Digging {
    let laboratory: Laboratory
    let ledger: ViewLedger
    let haul: AttackRun.Haul
    let progress: @Sendable (ProgressEvent) -> Void

    /// How many findings of a view are dug into: what comes behind them mostly has the same cause.
    private static let mostFindings = 8

    /// Digs into each finding that has an input.
    func run() async throws(LaboratoryFailure) {
        let explainer = Explainer(laboratory: laboratory)
        // What is waived whatever its cause comes last: it must not take the place of what fails.
        let undug = ledger.undug()
        let ordered = undug.filter { !ledger.isWaived($0.key) } + undug.filter { ledger.isWaived($0.key) }
        for (key, first) in ordered.prefix(Self.mostFindings) {
            progress(.shrinking(view: ledger.view.name, warehouse: ledger.warehouse))
            // The smallest of what the attack found is nearer to the end than what a sample happened to hold.
            let start = haul.failing[key]?.first ?? first
            if let smallest = try await dig(start, key, explainer) { ledger.note(smallest, of: key) }
        }
    }

    private func dig(
        _ failing: Failing, _ key: ViewLedger.FindingKey, _ explainer: Explainer
    ) async throws(LaboratoryFailure) -> Smallest? {
        let laboratory = laboratory
        // A question mostly fails alone; where it does not, the others of its input stay with it.
        guard let (alone, symptom) = try await start(failing) else { return nil }
        let shrinker = Shrinker(shape: laboratory.shape, literals: HalfLiterals(laboratory.query.query)) {
            scenarios throws(LaboratoryFailure) in
            try await laboratory.shows(symptom, in: scenarios)
        }
        let shrunk = try await shrinker.shrink(alone.scenario, origin: failing.origin)
        guard shrunk.revealing.isEmpty else {
            ledger.withhold(shrunk.revealing, of: key)
            return nil
        }
        var smallest = alone
        smallest.scenario = shrunk.scenario
        let explanation = try await explainer.explain(
            smallest, failing: haul.failing[key, default: [failing]], agreeing: haul.agreeing, met: ledger.met(key),
            alone: ledger.kinds(ofFeature: key.feature).filter(\.isOfOneSide))
        let observed = try await laboratory.ask([shrunk.scenario])
        let divergence = InventedDivergence(laboratory: laboratory, warehouse: ledger.warehouse).divergence(
            smallest, name: "smallest", sql: laboratory.replies(observed.prepared, observed.sql)[0][0],
            swift: laboratory.replies(observed.prepared, observed.swift)[0][0])
        return Smallest(
            scenario: shrunk.scenario, divergence: divergence,
            before: (failing.scenario.rowCount, failing.scenario.questions.count), cells: shrunk.cells,
            explanation: explanation)
    }

    /// The input that is cut down, with its failing question first, and what it shows.
    private func start(_ failing: Failing) async throws(LaboratoryFailure) -> (Failing, Symptom)? {
        let asked = failing.scenario.questions[failing.question]
        var first = failing
        first.question = 0
        first.scenario.questions = [asked]
        if let symptom = try await laboratory.symptom(first.disagreement, of: first.scenario) {
            return (first, symptom)
        }
        guard failing.scenario.questions.count > 1 else { return nil }
        first.scenario.questions = failing.scenario.questions
        first.scenario.questions.remove(at: failing.question)
        first.scenario.questions.insert(asked, at: 0)
        return try await laboratory.symptom(first.disagreement, of: first.scenario).map { (first, $0) }
    }
}
