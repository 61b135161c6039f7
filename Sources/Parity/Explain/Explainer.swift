internal import Contracts

/// Finds out by experiment why the sides differ on an input.
struct Explainer {
    let laboratory: Laboratory

    /// Explains a finding.
    ///
    /// - Parameters:
    ///   - smallest: the smallest input on which it happens.
    ///   - failing: further inputs on which the same happens, of the attack or of the cases.
    ///   - agreeing: inputs on which the sides agree, which no repair may break.
    func explain(
        _ smallest: Failing, failing: [Failing], agreeing: [Scenario]
    ) async throws(LaboratoryFailure) -> Explanation? {
        nil
    }
}
