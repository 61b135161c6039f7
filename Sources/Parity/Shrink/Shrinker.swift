internal import Contracts
internal import FeatureStore

/// Cuts an input down to the smallest on which the same happens.
struct Shrinker {
    let shape: ScenarioShape
    /// Says for each of some inputs whether what is sought still happens in it.
    let holds: @Sendable ([Scenario]) async throws(LaboratoryFailure) -> [Bool]

    /// What shrinking gave.
    struct Result {
        /// The smallest input.
        let scenario: Scenario
        /// For each cell that is left, whether its value matters; the question first.
        let cells: [CellMeaning]
        /// How many inputs were tried.
        let tried: Int
    }

    /// Shrinks an input on which what is sought happens.
    func shrink(_ scenario: Scenario, origin: Origin) async throws(LaboratoryFailure) -> Result {
        Result(scenario: scenario, cells: [], tried: 0)
    }
}
