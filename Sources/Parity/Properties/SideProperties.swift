internal import Contracts

/// Tries what each side alone must keep: it holds still when rows that must not matter change, and follows each decision
/// that the contract declares.
struct SideProperties {
    let laboratory: Laboratory
    let seed: UInt64
    /// The sides to try: Swift is the same on every warehouse, and tried on the first alone.
    let sides: [Side]

    /// What trying gave.
    struct Result {
        var properties: [PropertyCheck] = []
        var decisions: [DecisionCheck] = []
        /// For each feature and property that does not hold: how often, and the smallest input found.
        var violations: [Violation] = []
    }

    /// One property or decision that a feature does not keep.
    struct Violation {
        /// The feature's position, or nil when the whole answer is meant.
        let feature: Int?
        let kind: DivergenceClass
        let count: Int
        /// The input before the change; its first question is the one meant.
        let scenario: Scenario
        let evidence: AloneEvidence
    }

    /// Tries everything on some scenarios.
    func check(_ scenarios: [Scenario]) async throws(LaboratoryFailure) -> Result {
        Result()
    }
}
