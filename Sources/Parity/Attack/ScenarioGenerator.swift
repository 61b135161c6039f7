internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Invents scenarios for one view that aim at what either half can get wrong.
struct ScenarioGenerator: Sendable {
    let shape: ScenarioShape
    let query: BoundQuery
    let options: AttackOptions

    init(shape: ScenarioShape, query: BoundQuery, options: AttackOptions) {
        self.shape = shape
        self.query = query
        self.options = options
    }

    /// What there is to cover, and what the scenarios given so far cover.
    var coverage: [CoverageItem] { [] }

    /// Why there are no more scenarios, once there are none.
    var stop: AttackSummary.Stop { .covered }

    /// Up to so many further scenarios; empty when nothing is left to cover.
    ///
    /// The same seed gives the same scenarios in the same order, however many are taken at a time.
    mutating func next(_ count: Int) -> [Scenario] { [] }
}
