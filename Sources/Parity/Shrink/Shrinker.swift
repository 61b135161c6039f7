internal import Contracts
internal import FeatureStore

/// Cuts an input down to the smallest on which the same happens.
///
/// Questions, rows, then values, order and time together, until nothing can be made plainer: each step asks about all
/// alternatives at once, takes for each thing the plainest that holds alone, and then as many of these as hold together.
struct Shrinker {
    let shape: ScenarioShape
    /// The constants of the halves, on which values may have to lie.
    var literals = HalfLiterals()
    /// Says for each of some inputs whether what is sought still happens in it; it is about the first question.
    let holds: @Sendable ([Scenario]) async throws(LaboratoryFailure) -> [Bool]

    /// How many steps are made at most; a handful is enough for all but the strangest.
    private static let mostSteps = 25

    /// What shrinking gave.
    struct Result {
        /// The smallest input.
        let scenario: Scenario
        /// For each cell that is left, whether its value matters; the question first.
        let cells: [CellMeaning]
        /// How many inputs were tried.
        let tried: Int
        /// How often something was asked about.
        let askings: Int
        /// The columns in which a value of a real sample is left that nothing can stand for; such an input is not shown.
        let revealing: [String]
    }

    /// Shrinks an input on which what is sought happens.
    ///
    /// - Parameter origin: of an input of a sample no value is left in the result.
    func shrink(_ scenario: Scenario, origin: Origin) async throws(LaboratoryFailure) -> Result {
        let oracle = ShrinkOracle(shape: shape, original: scenario, holds: holds)
        let rounds = EditRounds(oracle: oracle)
        let (keys, rules) = (KeyColumns(shape), ShrinkRules(shape))
        var smallest = try await RowReduction(shape: shape, oracle: oracle).reduce(scenario)
        func plainest(_ scenario: Scenario) async throws(LaboratoryFailure) -> Scenario {
            var scenario = scenario
            for _ in 0..<Self.mostSteps {
                let slots = ShrinkSlots(
                    shape: shape, keys: keys, rules: rules, literals: literals, scenario: scenario)
                guard let next = try await rounds.step(scenario, slots.changes, before: slots.deletions) else { break }
                scenario = next
            }
            return scenario
        }
        smallest = try await plainest(smallest)
        var revealing: [String] = []
        if origin == .sample {
            let scrubbing = Scrubbing(
                shape: shape, keys: keys, rules: rules, literals: literals, original: scenario, rounds: rounds)
            (smallest, revealing) = try await scrubbing.scrub(smallest)
        }
        let cells = try await CellProbe(shape: shape, keys: keys, rules: rules, literals: literals, oracle: oracle)
            .meanings(smallest)
        return Result(
            scenario: smallest, cells: cells, tried: oracle.tried, askings: oracle.askings, revealing: revealing)
    }
}
