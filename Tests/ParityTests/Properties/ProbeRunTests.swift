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

    /// Varies three things: one that always tells something, one that does on its first input alone, and one that never does.
    private struct ThreeTopics: SideProbe {
        let counts: Counts
        var topics: TopicChoice = .allBut([])
        let name = "three topics"
        let kind = DivergenceClass.decisionViolated
        let features: [Int?] = [nil]
        let hasTopics = true

        func experiments(on scenario: Scenario) -> [Experiment] {
            ["always", "once", "never"].filter { topics.includes($0) }.map { topic in
                let count = counts.ofTopics.withLock { counts in
                    counts[topic, default: 0] += 1
                    return counts[topic, default: 0]
                }
                let isTelling = topic == "always" || topic == "once" && count == 1
                var further = scenario
                further.questions[0][1] = .timestamp(Timestamp(microseconds: 1))
                return Experiment([scenario, further], topic: topic) { _ in isTelling ? .kept : .silent }
            }
        }

        func choosing(_ topics: TopicChoice) -> any SideProbe { ThreeTopics(counts: counts, topics: topics) }
    }

    @Test func whatTellsNothingOnTwentyInputsIsVariedNoMore() async throws {
        let project = try Repository.project()
        let view = try #require(project.view("RecentDelays"))
        let warehouse = try await SQLiteWarehouse(project: project)
        let laboratory = Laboratory(
            project: project, query: try warehouse.compile(SQLBinder.bind(view: view, project: project)),
            warehouse: warehouse, swift: try await SQLAsSwift(view, project))
        let bases = (0..<1_000).map { number in
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
            [ThreeTopics(counts: counts)], on: bases)
        // One load holds 500 inputs with three variations each.
        #expect(counts.ofTopics.withLock { $0 } == ["always": 1_000, "once": 1_000, "never": 500])
        #expect(tallies[0].isKept(by: [nil], [.swift], atLeast: 1_000))
        await warehouse.close()
    }
}
