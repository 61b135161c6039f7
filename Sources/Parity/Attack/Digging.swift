internal import Contracts
internal import FeatureStore

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
        for (key, first) in ledger.undug().prefix(Self.mostFindings) {
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
        let alone = Self.alone(failing)
        let sought = alone.disagreement
        let shrinker = Shrinker(shape: laboratory.shape) { scenarios throws(LaboratoryFailure) in
            try await laboratory.ask(scenarios).disagreements.map { $0.contains(sought) }
        }
        guard try await shrinker.holds([alone.scenario]).first == true else { return nil }
        let shrunk = try await shrinker.shrink(alone.scenario, origin: failing.origin)
        var smallest = alone
        smallest.scenario = shrunk.scenario
        let explanation = try await explainer.explain(
            smallest, failing: haul.failing[key, default: [failing]], agreeing: haul.agreeing)
        let observed = try await laboratory.ask([shrunk.scenario])
        let divergence = InventedDivergence(laboratory: laboratory, warehouse: ledger.warehouse).divergence(
            smallest, name: "smallest", sql: laboratory.replies(observed.prepared, observed.sql)[0][0],
            swift: laboratory.replies(observed.prepared, observed.swift)[0][0])
        return Smallest(
            scenario: shrunk.scenario, divergence: divergence,
            before: (failing.scenario.rowCount, failing.scenario.questions.count), cells: shrunk.cells,
            explanation: explanation)
    }

    /// The input with its failing question alone.
    private static func alone(_ failing: Failing) -> Failing {
        var alone = failing
        alone.scenario.questions = [failing.scenario.questions[failing.question]]
        alone.question = 0
        return alone
    }
}
