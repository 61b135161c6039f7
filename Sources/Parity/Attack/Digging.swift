internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Cuts the first input of each finding down to the smallest, and explains it.
struct Digging {
    let laboratory: Laboratory
    let ledger: ViewLedger
    let haul: AttackRun.Haul
    let progress: @Sendable (ProgressEvent) -> Void
    /// The edits of the view's SQL, kept from one finding to the next.
    private let shelf = RepairShelf()

    /// How many findings of a view are dug into: what comes behind them mostly has the same cause.
    private static let mostFindings = 8
    /// How many inputs are tried by themselves until one fails again.
    private static let mostStarts = 8

    /// Digs into each finding that has an input.
    func run() async throws(LaboratoryFailure) {
        // What is waived whatever its cause comes last: it must not take the place of what fails.
        let undug = ledger.undug()
        let ordered = undug.filter { !ledger.isWaived($0.key) } + undug.filter { ledger.isWaived($0.key) }
        // The edits are made while the first input is cut down.
        if !ordered.isEmpty { shelf.prepare(in: laboratory) }
        for (key, first) in ordered.prefix(Self.mostFindings) {
            progress(.shrinking(view: ledger.view.name, warehouse: ledger.warehouse))
            // The smallest of what the attack found is nearer to the end than what a sample happened to hold.
            let start = haul.failing[key]?.first ?? first
            if let smallest = try await dig(start, key) { ledger.note(smallest, of: key) }
        }
    }

    private func dig(
        _ failing: Failing, _ key: ViewLedger.FindingKey
    ) async throws(LaboratoryFailure) -> Smallest? {
        // Of few questions each is held to the incremental form, so that a `compute` that is wrong fails there before its answer
        // is compared with SQL's; what differs between the halves would then never be seen again.
        let laboratory = key.kind.isOfIncrementalForm ? laboratory : laboratory.ofComputeAlone
        let explainer = Explainer(laboratory: laboratory, shelf: shelf)
        // A question mostly fails alone; where it does not, the others of its input stay with it.
        let examples = [failing] + haul.failing[key, default: []].filter { $0.scenario != failing.scenario }
        guard let (alone, symptom) = try await start(examples, in: laboratory) else { return nil }
        if alone.scenario.questions.count > 1 {
            return try await MingledQuestions(laboratory: laboratory, warehouse: ledger.warehouse).dig(
                alone, symptom, before: failing, explainer)
        }
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
        let explanation =
            key.kind.isOfIncrementalForm
            ? try await explainCompute(smallest, key)
            : try await explainer.explain(
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
