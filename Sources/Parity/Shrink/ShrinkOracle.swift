internal import Contracts
internal import FeatureStore

/// Asks whether what is sought still happens, many inputs at a time, and keeps out what could not happen.
///
/// An input that the contracts forbid does not count, and neither does one with oddities that the first input did not have.
final class ShrinkOracle {
    private let checks: ScenarioChecks
    private let oddities: Set<String>
    private let holds: @Sendable ([Scenario]) async throws(LaboratoryFailure) -> [Bool]
    /// How many inputs were asked about.
    private(set) var tried = 0
    /// How often something was asked.
    private(set) var askings = 0

    /// How many rows and questions are asked about at a time.
    private static let mostRows = 40_000

    init(
        shape: ScenarioShape, original: Scenario,
        holds: @escaping @Sendable ([Scenario]) async throws(LaboratoryFailure) -> [Bool]
    ) {
        checks = ScenarioChecks(shape: shape)
        oddities = checks.oddities(in: original)
        self.holds = holds
    }

    /// By input: whether it could happen and what is sought happens in it; nil stands for none.
    ///
    /// - Parameter areParts: whether the inputs hold nothing that was not asked about before, so that they could happen.
    func ask(_ inputs: [Scenario?], areParts: Bool = false) async throws(LaboratoryFailure) -> [Bool] {
        var results = Array(repeating: false, count: inputs.count)
        var waiting: [(position: Int, input: Scenario)] = []
        var rows = 0
        for (position, input) in inputs.enumerated() {
            guard let input, areParts || isPossible(input) else { continue }
            waiting.append((position, input))
            rows += input.rowCount + 1
            if rows >= Self.mostRows {
                try await ask(waiting, into: &results)
                (waiting, rows) = ([], 0)
            }
        }
        try await ask(waiting, into: &results)
        return results
    }

    private func ask(
        _ waiting: [(position: Int, input: Scenario)], into results: inout [Bool]
    ) async throws(LaboratoryFailure) {
        guard !waiting.isEmpty else { return }
        askings += 1
        tried += waiting.count
        let answers = try await holds(waiting.map(\.input))
        for (asked, answer) in zip(waiting, answers) { results[asked.position] = answer }
    }

    /// Whether the contracts allow an input, and it is no odder than the first was.
    func isPossible(_ input: Scenario) -> Bool {
        checks.allows(input) && checks.oddities(in: input).isSubset(of: oddities)
    }
}
