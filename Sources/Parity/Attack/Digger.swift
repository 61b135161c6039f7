internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Cuts the input of one finding down to the smallest, and explains it.
struct Digger: Sendable {
    let laboratory: Laboratory
    /// What the warehouse is called.
    let warehouse: String
    let haul: AttackRun.Haul
    /// The edits of the view's SQL, kept from one finding to the next.
    let shelf: RepairShelf

    /// What is dug into.
    struct Finding: Sendable {
        let key: ViewLedger.FindingKey
        /// The input that is begun with.
        let first: Failing
        /// All failing inputs, where it matters whether one cause explains them all; else nil.
        let met: [Failing]?
        /// What one side alone was seen to do wrong with the same feature.
        let alone: [DivergenceClass]
    }

    /// What came of it.
    enum Result: Sendable {
        case smallest(Smallest)
        /// The smallest input is not shown, since real values are left in these columns.
        case withheld([String])
        /// It did not happen again.
        case nothing
    }

    /// How many inputs are tried by themselves until one fails again.
    private static let mostStarts = 8

    /// Digs into a finding.
    func dig(_ finding: Finding) async -> Swift.Result<Result, LaboratoryFailure> {
        do {
            return .success(try await smallest(finding))
        } catch {
            return .failure(error)
        }
    }

    private func smallest(_ finding: Finding) async throws(LaboratoryFailure) -> Result {
        let (failing, key) = (finding.first, finding.key)
        // Of few questions each is held to the incremental form, so that a `compute` that is wrong fails there before its answer
        // is compared with SQL's; what differs between the halves would then never be seen again.
        let laboratory = key.kind.isOfIncrementalForm ? laboratory : laboratory.ofComputeAlone
        let explainer = Explainer(laboratory: laboratory, shelf: shelf)
        // A question mostly fails alone; where it does not, the others of its input stay with it.
        let examples = [failing] + haul.failing[key, default: []].filter { $0.scenario != failing.scenario }
        guard let (alone, symptom) = try await start(examples, in: laboratory) else { return .nothing }
        if alone.scenario.questions.count > 1 {
            let smallest = try await MingledQuestions(laboratory: laboratory, warehouse: warehouse).dig(
                alone, symptom, before: failing, explainer)
            return smallest.map(Result.smallest) ?? .nothing
        }
        let shrinker = Shrinker(shape: laboratory.shape, literals: HalfLiterals(laboratory.query.query)) {
            scenarios throws(LaboratoryFailure) in
            try await laboratory.shows(symptom, in: scenarios)
        }
        let shrunk = try await shrinker.shrink(alone.scenario, origin: failing.origin)
        guard shrunk.revealing.isEmpty else { return .withheld(shrunk.revealing) }
        var smallest = alone
        smallest.scenario = shrunk.scenario
        let explanation =
            key.kind.isOfIncrementalForm
            ? try await explainCompute(smallest, key)
            : try await explainer.explain(
                smallest, failing: haul.failing[key, default: [failing]], agreeing: haul.agreeing, met: finding.met,
                alone: finding.alone)
        let observed = try await laboratory.ask([shrunk.scenario])
        let divergence = InventedDivergence(laboratory: laboratory, warehouse: warehouse).divergence(
            smallest, name: "smallest", sql: laboratory.replies(observed.prepared, observed.sql)[0][0],
            swift: laboratory.replies(observed.prepared, observed.swift)[0][0])
        return .smallest(
            Smallest(
                scenario: shrunk.scenario, divergence: divergence,
                before: (failing.scenario.rowCount, failing.scenario.questions.count), cells: shrunk.cells,
                explanation: explanation))
    }

    /// Why `compute` alone differs from SQL on an input on which the incremental form does otherwise; nil where it does not.
    ///
    /// What two forms of the Swift half do otherwise is told by the difference itself. But where SQL and `compute` differ on it,
    /// too, edits of the SQL that make it say what `compute` says name what those two do otherwise.
    private func explainCompute(
        _ smallest: Failing, _ key: ViewLedger.FindingKey
    ) async throws(LaboratoryFailure) -> Explanation? {
        let laboratory = laboratory.ofComputeAlone
        var inputs = [smallest] + haul.failing[key, default: []].filter { $0.scenario != smallest.scenario }
        let observed = try await laboratory.ask(inputs.map(\.scenario))
        guard let shown = observed.disagreements[0].first(where: { $0.question == 0 }) else { return nil }
        inputs = inputs.indices.compactMap { index in
            let alike = observed.disagreements[index].first { $0.feature == shown.feature && $0.kind == shown.kind }
            guard let alike else { return nil }
            var failing = inputs[index]
            (failing.question, failing.feature, failing.kind) = (alike.question, alike.feature, alike.kind)
            return failing
        }
        return try await Explainer(laboratory: laboratory, shelf: shelf).explain(
            inputs[0], failing: inputs, agreeing: haul.agreeing)
    }

    /// The input that is cut down, with its failing question first where it fails there, and what it shows.
    ///
    /// - Parameter examples: inputs on which it was met. Of a statement that failed too often to be cut further some are
    ///   innocent, so the first that fails again by itself is taken; after those, one that fails with its other questions.
    private func start(
        _ examples: [Failing], in laboratory: Laboratory
    ) async throws(LaboratoryFailure) -> (Failing, Symptom)? {
        let alone = examples.map { failing in
            var alone = failing
            alone.question = 0
            alone.scenario.questions = [failing.scenario.questions[failing.question]]
            return alone
        }
        let observed = try await laboratory.ask(alone.map(\.scenario))
        let likely = alone.indices.filter { observed.disagreements[$0].contains(alone[$0].disagreement) }
        for index in likely.prefix(Self.mostStarts) {
            if let symptom = try await laboratory.symptom(alone[index].disagreement, of: alone[index].scenario) {
                return (alone[index], symptom)
            }
        }
        for failing in examples.filter({ $0.scenario.questions.count > 1 && $0.scenario.rowCount > 1 }) {
            var first = failing
            first.question = 0
            first.scenario.questions.swapAt(0, failing.question)
            if let symptom = try await laboratory.symptom(first.disagreement, of: first.scenario) {
                return (first, symptom)
            }
            // What goes by the order of the questions may fail at its own place only.
            if let symptom = try await laboratory.symptom(failing.disagreement, of: failing.scenario) {
                return (failing, symptom)
            }
        }
        return nil
    }
}
