import Contracts
import FeatureStore
import SQLFrontend
import Synchronization
import Testing
import Warehouse

@testable import Parity

/// Of what a probe varies one by one, what tells nothing is varied no more.
@Suite struct ProbeRunTests {
    /// Counts how often each topic was varied.
    private final class Counts: Sendable {
        let ofTopics = Mutex<[String: Int]>([:])
    }

    /// Varies one thing that always tells something, one that does on the first input alone, and two that never do: on 19 and
    /// on 20 inputs of the first load, and again far behind it.
    private struct FourTopics: SideProbe {
        let counts: Counts
        var topics: TopicChoice = .allBut([])
        let name = "four topics"
        let kind = DivergenceClass.decisionViolated
        let features: [Int?] = [nil]
        let hasTopics = true

        func experiments(on scenario: Scenario) -> [Experiment] {
            guard case .timestamp(let number) = scenario.questions[0][1] else { return [] }
            var further = scenario
            further.questions[0][1] = .timestamp(Timestamp(microseconds: -1))
            let varied = [("always", Int64.max), ("once", 25), ("nineteen", 19), ("twenty", 20)].filter {
                topic, first in
                topics.includes(topic) && (number.microseconds < first || number.microseconds >= 1_500)
            }
            return varied.map { topic, _ in
                counts.ofTopics.withLock { $0[topic, default: 0] += 1 }
                let isTelling = topic == "always" || topic == "once" && number.microseconds == 0
                return Experiment([scenario, further], topic: topic) { _ in isTelling ? .kept : .silent }
            }
        }

        func choosing(_ topics: TopicChoice) -> any SideProbe { FourTopics(counts: counts, topics: topics) }
    }

    @Test func whatTellsNothingOnTwentyInputsIsVariedNoMore() async throws {
        let project = try Repository.project()
        let view = try #require(project.view("RecentDelays"))
        let warehouse = try await SQLiteWarehouse(project: project)
        let laboratory = Laboratory(
            project: project, query: try warehouse.compile(SQLBinder.bind(view: view, project: project)),
            warehouse: warehouse, swift: try await SQLAsSwift(view, project))
        let bases = (0..<1_600).map { number in
            var scenario = laboratory.shape.empty
            scenario.questions = [
                laboratory.shape.spine.map {
                    $0.type == .timestamp ? .timestamp(Timestamp(microseconds: Int64(number))) : .text("N1")
                }
            ]
            return scenario
        }
        let counts = Counts()
        let tallies = try await ProbeRun(asking: AloneAsking(laboratory: laboratory, sides: [.swift])).run(
            [FourTopics(counts: counts)], on: bases)
        #expect(counts.ofTopics.withLock { $0 } == ["always": 1_600, "once": 125, "nineteen": 119, "twenty": 20])
        #expect(tallies[0].isKept(by: [nil], [.swift], atLeast: 1_600))
        await warehouse.close()
    }
}
