internal import Contracts
internal import FeatureStore

/// Cuts down an input whose question fails only beside other questions, and explains it.
///
/// Such a query mixes up what it is asked, so nothing can be tried together with anything else: every input is asked by
/// itself, and so only questions and rows are taken away, one at a time.
struct MingledQuestions {
    let laboratory: Laboratory
    let warehouse: String

    /// How many inputs are tried.
    private static let mostTries = 60

    /// The smallest input that was found, and its explanation.
    func dig(
        _ failing: Failing, _ symptom: Symptom, before: Failing, _ explainer: Explainer
    ) async throws(LaboratoryFailure) -> Smallest? {
        // Values of real samples are not shown as they are.
        guard failing.origin == .generated else { return nil }
        var smallest = failing
        (smallest.scenario, smallest.question) = try await cut(failing.scenario, symptom)
        let explanation = try await explainer.explainMingled(smallest)
        let observed = try await laboratory.ask([smallest.scenario])
        let divergence = InventedDivergence(laboratory: laboratory, warehouse: warehouse).divergence(
            smallest, name: "smallest", sql: laboratory.replies(observed.prepared, observed.sql)[0][smallest.question],
            swift: laboratory.replies(observed.prepared, observed.swift)[0][smallest.question])
        return Smallest(
            scenario: smallest.scenario, divergence: divergence,
            before: (before.scenario.rowCount, before.scenario.questions.count), cells: [], explanation: explanation)
    }

    /// The input without what the symptom does without, and where its question stands then.
    private func cut(
        _ scenario: Scenario, _ symptom: Symptom
    ) async throws(LaboratoryFailure) -> (Scenario, question: Int) {
        var smallest = scenario
        var symptom = symptom
        var tries = 0
        func holds(_ smaller: Scenario, _ symptom: Symptom) async throws(LaboratoryFailure) -> Bool {
            tries += 1
            guard tries <= Self.mostTries, ScenarioChecks(shape: laboratory.shape).allows(smaller) else { return false }
            return try await laboratory.shows(symptom, in: [smaller])[0]
        }
        for question in smallest.questions.indices.reversed()
        where question != symptom.disagreement.question && smallest.questions.count > 2 {
            var smaller = smallest
            smaller.questions.remove(at: question)
            let own = symptom.disagreement.question
            let moved = symptom.asked(at: question < own ? own - 1 : own)
            if try await holds(smaller, moved) { (smallest, symptom) = (smaller, moved) }
        }
        for table in smallest.tables.indices {
            for row in smallest.tables[table].rows.indices.reversed() {
                var smaller = smallest
                smaller.tables[table].rows.remove(at: row)
                if try await holds(smaller, symptom) { smallest = smaller }
            }
        }
        return (smallest, symptom.disagreement.question)
    }
}
