import Contracts
import FeatureStore
import Synchronization
import Testing

@testable import Parity

/// Inputs of the test project's `Delays`, and what shrinking makes of them where a symptom is a closure.
struct ShrinkRig {
    let shape: ScenarioShape
    let checks: ScenarioChecks

    static let day: Int64 = 86_400_000_000
    /// 2013-03-17T07:13:21.000123Z: nothing about it is plain.
    static let asOf: Int64 = 1_363_504_401_000_123

    init() throws {
        let project = try TestProject.load()
        shape = ScenarioShape(view: try #require(project.view("Delays")), project: project)
        checks = ScenarioChecks(shape: shape)
    }

    /// A row of flights, by name.
    struct Row {
        let values: [CellValue]
        var id: Int64? { if case .int(let value) = values[0] { value } else { nil } }
        var tail: CellValue { values[1] }
        var origin: CellValue { values[2] }
        var scheduled: Int64 { if case .timestamp(let at) = values[3] { at.microseconds } else { 0 } }
        var departed: Int64? { if case .timestamp(let at) = values[4] { at.microseconds } else { nil } }
        var delay: Int64? { if case .int(let value) = values[5] { value } else { nil } }
        var load: Double? { if case .double(let value) = values[6] { value } else { nil } }
    }

    static func rows(_ scenario: Scenario) -> [Row] { scenario["flights"].map { Row(values: $0) } }

    static func asOf(_ scenario: Scenario) -> Int64 {
        if case .timestamp(let at) = scenario.questions[0][1] { at.microseconds } else { 0 }
    }

    /// Rows that look real: ten aircraft, times of two weeks, every fifth flight cancelled.
    func flights(_ count: Int, seed: UInt64) -> Scenario {
        var random = SeededGenerator(seed: seed)
        var scenario = shape.empty
        scenario.questions = [[.text("N14228"), .timestamp(Timestamp(microseconds: Self.asOf))]]
        scenario["flights"] = (0..<count).map { number in
            let scheduled = Self.asOf - Int64.random(in: -Self.day...13 * Self.day, using: &random)
            let delay = Int64.random(in: -30...90, using: &random)
            let isCancelled = Int.random(in: 0..<5, using: &random) == 0
            return [
                .int(Int64(730_000 + number * 7)), .text("N1422\(Int.random(in: 0..<10, using: &random))"),
                .text(["JFK", "LGA", "EWR"].randomElement(using: &random) ?? "JFK"),
                .timestamp(Timestamp(microseconds: scheduled)),
                isCancelled ? .null : .timestamp(Timestamp(microseconds: scheduled + delay * 60_000_000)),
                isCancelled ? .null : .int(delay),
                .double(Double.random(in: 0.2...1, using: &random)),
            ]
        }
        return scenario
    }

    /// Shrinks for a symptom, holding every input that is asked about to the contracts.
    func shrink(
        _ scenario: Scenario, literals: HalfLiterals = HalfLiterals(), origin: Origin = .generated,
        while symptom: @escaping @Sendable (Scenario) -> Bool
    ) async throws -> Shrinker.Result {
        try #require(symptom(scenario))
        let checks = checks
        let oddities = checks.oddities(in: scenario)
        let impossible = Mutex<[String]>([])
        let shrinker = Shrinker(shape: shape, literals: literals) { scenarios throws(LaboratoryFailure) in
            for scenario in scenarios {
                if let problem = checks.firstProblem(in: scenario) { impossible.withLock { $0.append(problem) } }
                let odd = checks.oddities(in: scenario).subtracting(oddities)
                if !odd.isEmpty { impossible.withLock { $0.append("\(odd)") } }
            }
            return scenarios.map { !$0.questions.isEmpty && symptom($0) }
        }
        let result = try await shrinker.shrink(scenario, origin: origin)
        #expect(symptom(result.scenario), "what is sought is gone: \(result.scenario)")
        #expect(impossible.withLock { $0 } == [])
        return result
    }
}
