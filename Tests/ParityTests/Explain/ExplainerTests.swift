import Contracts
import FeatureStore
import Foundation
import SQLFrontend
import Testing

@testable import Parity

/// Bugs planted into either half are explained by their class and, where the SQL shows it, their line.
@Suite struct ExplainerTests {
    private static let asOf = Timestamp(microseconds: 1_362_927_600_000_000)

    /// Inputs around one or two ordinary flights: what the attack would find there.
    private static func scenarios(_ shape: ScenarioShape) -> [Scenario] {
        var base = shape.empty
        base.questions = [
            shape.spine.map { column in
                switch (column.name, column.type) {
                case ("as_of", _): .timestamp(asOf)
                case (_, .timestamp): .timestamp(Timestamp(microseconds: asOf.microseconds + 7_200_000_000))
                default: .text("N1")
                }
            }
        ]
        let hour: Int64 = 3_600_000_000
        for (number, hours) in [(Int64(1), Int64(2)), (2, 2), (3, 30)] {
            base["flights"].append(flight(shape, number, before: hours * hour))
        }
        var one = base
        one["flights"] = Array(base["flights"].prefix(1))
        var two = base
        two["flights"] = Array(base["flights"].prefix(2))
        var none = base
        none["flights"] = []
        let probes = Probes(shape: shape)
        return [none, one, two, base] + [one, two, base].flatMap { probes.around($0) }
    }

    private static func flight(_ shape: ScenarioShape, _ number: Int64, before distance: Int64) -> [CellValue] {
        let event = asOf.microseconds - distance
        return shape.sources[0].columns.map { column in
            switch column.name {
            case "flight_id": .int(number)
            case "dep_delay": .int(number == 3 ? 40 : 10)
            case "arr_delay": .int(5 * number)
            case "scheduled_at": .timestamp(Timestamp(microseconds: event))
            case "departed_at": .timestamp(Timestamp(microseconds: event + 600_000_000))
            case "landed_at": .timestamp(Timestamp(microseconds: event + 4_200_000_000))
            case "dest" where number == 3: .text("LAX")
            case "tailnum" where number == 3 && shape.view.entity.name != "aircraft": .text("N1 ")
            default: .text("N1")
            }
        }
    }

    private static func explain(_ bug: PlantedBug) async throws -> (Explanation, Laboratory) {
        let laboratory = try await bug.laboratory()
        let scenarios = scenarios(laboratory.shape)
        let feature = try #require(laboratory.view.features.firstIndex { $0.name == bug.feature })
        let observed = try await laboratory.ask(scenarios)
        var failing: [Failing] = []
        var agreeing: [Scenario] = []
        for (scenario, disagreements) in zip(scenarios, observed.disagreements) {
            if let found = disagreements.first(where: { $0.feature == feature }) {
                failing.append(
                    Failing(
                        scenario: scenario, question: 0, feature: feature, kind: found.kind, origin: .generated))
            } else if disagreements.isEmpty {
                agreeing.append(scenario)
            }
        }
        failing.sort { $0.scenario.rowCount < $1.scenario.rowCount }
        let smallest = try #require(failing.first, "the bug was not found")
        let explanation = try #require(
            try await Explainer(laboratory: laboratory).explain(smallest, failing: failing, agreeing: agreeing))
        return (explanation, laboratory)
    }

    private static let bugs: [PlantedBug] = {
        let edits: [(String, String, String, String, Set<String>)] = [
            ("RecentDelays", "departures_7d", "f.scheduled_at >  s", "f.scheduled_at >= s", ["BND"]),
            ("CarrierToday", "aircraft_24h", "f.scheduled_at <= q", "f.scheduled_at < q", ["BND"]),
            ("RecentDelays", "departures_7d", "'7 days'", "'30 days'", ["WIN"]),
            ("RecentDelays", "departures_7d", "'7 days'", "'7 hours'", ["WIN"]),
            ("RecentDelays", "departures_7d", "count(f.dep_delay)", "count(DISTINCT f.dep_delay)", ["DUP"]),
            ("RecentDelays", "departures_7d", "count(f.dep_delay)", "NULLIF(count(f.dep_delay), 0)", ["EMP"]),
            ("RecentDelays", "mean_dep_delay_7d", "avg(f.dep_delay)", "avg(COALESCE(f.dep_delay, 0))", ["NUL", "EMP"]),
            ("RecentDelays", "mean_dep_delay_7d", "avg(f.dep_delay)", "max(f.dep_delay)", ["AGG"]),
            ("RecentDelays", "mean_dep_delay_7d", "avg(f.dep_delay)", "trunc(avg(f.dep_delay))", ["RND", "DIV"]),
            ("RecentDelays", "mean_dep_delay_7d", "avg(f.dep_delay)", "avg(f.arr_delay)", ["COL"]),
            ("RecentDelays", "departures_7d", "\n      AND f.departed_at  <= s.as_of", "", ["LAT"]),
            ("CarrierToday", "late_share_24h", "> 15", "> 20", ["CST"]),
            ("CarrierToday", "late_share_24h", "> 15", ">= 15", ["CND"]),
            (
                "CarrierToday", "late_share_24h", "count(*) FILTER (WHERE t.known_delay > 15)",
                "count(t.known_delay > 15)", ["AGG"]
            ),
            ("CarrierToday", "aircraft_24h", "count(DISTINCT t.tailnum)", "count(DISTINCT btrim(t.tailnum))", ["CAS"]),
        ]
        return edits.flatMap { edit in
            [Side.sql, .swift].map {
                PlantedBug(
                    view: edit.0, feature: edit.1, right: edit.2, wrong: edit.3, codes: edit.4, side: $0)
            }
        }
    }()

    @Test(arguments: bugs)
    func namesTheClassFirst(_ bug: PlantedBug) async throws {
        let (explanation, laboratory) = try await Self.explain(bug)
        let first = try #require(explanation.causes.first)
        let told = explanation.causes.map { "\($0.code) \($0.mechanism) \($0.evidence)" }.joined(separator: "\n")
        #expect(bug.codes.contains(first.code), "\(told)")
        if let edit = first.edit, first.code != "LAT" {
            // The edit stands on the line of the bug.
            let lines = laboratory.view.sql.text.split(separator: "\n", omittingEmptySubsequences: false)
            let word = bug.side == .sql ? bug.wrong : bug.right
            #expect(word.contains(edit.original) || lines[edit.location.line - 1].contains(word), "\(edit)")
        }
    }
}
