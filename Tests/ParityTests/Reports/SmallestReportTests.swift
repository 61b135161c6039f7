import Contracts
import FeatureStore
import FeatureStoreTesting
import Foundation
import Testing
import Warehouse

@testable import Parity
@testable import Reports

/// What people and machines are shown of a finding that was cut down and explained.
@Suite struct SmallestReportTests {
    @Test func aPersonReadsTheMechanismTheRowTheLineAndTheEdit() throws {
        let text = TextReport.text(try ReportedVerdict.report())
        let expected = """
            error[BND] RecentDelays:departures_7d: SQL counts a row exactly 7 days old, Swift does not (value-differs)
              question   aircraft tailnum='N1'  as_of 2013-03-17T07:00:00Z

              smallest input (1 row, was 4,812)
              flights  flight_id  tailnum  scheduled_at        departed_at         dep_delay  matters
                       1          'N1'     as_of - 7d exactly  as_of - 7d exactly  12         scheduled_at, dep_delay
              (only what stands below `matters` does: any other value would do as well)

              SQL    1 (int)  Features/aircraft/RecentDelays.sql:22:26
                              AND f.scheduled_at >  s.as_of - INTERVAL '7 days'
                                                 ^ would agree with `>=`
              Swift  0 (int)  Features/aircraft/RecentDelays.swift:5:39
                              let delays = aircraft.flights.trailing(.days(7), to: asOf).compactMap(\\.depDelay)

              decision says: flights.window: (as_of - 7d, as_of] → the Swift side follows it, SQL contradicts it
              help: change `>` to `>=` in Features/aircraft/RecentDelays.sql:22:26
              note: moving flight 1 by 1µs makes the sides agree
              note: tried: 1 of 9 one-token edits of the SQL restores agreement; 2 of 14 changes of the input restore agreement
              note: first seen in aircraft/window_edges#2 (Fixtures/aircraft/window_edges.yaml:13:1); 37 questions in all
              repro: featurestore verify RecentDelays --warehouse local --case 'aircraft/window_edges#2'
              more: featurestore explain BND

            """
        #expect(text.hasPrefix(expected), "\(text)")
        #expect(
            text.contains(
                "RecentDelays on local: attacked with 1,204 cases (3,612 questions, seed 7), 9 of 10 aims covered, "
                    + "cut short by the budget; 1 of 2 properties hold, broken: future rows\n"), "\(text)")
    }

    @Test func tiesAreToldAsTies() throws {
        let text = TextReport.text(try ReportedVerdict.report(.init(tied: 2)))
        #expect(
            text.hasPrefix("error[BND or WIN] RecentDelays:departures_7d: SQL answers 1 (int), Swift answers 0 (int) (")
        )
        #expect(text.contains("note: 2 causes cannot be told apart:\n    BND: SQL counts a row exactly 7 days old"))
        #expect(text.contains("    WIN: SQL looks back a microsecond further than Swift\n"))
        #expect(text.contains("more: featurestore explain WIN"))
    }

    @Test func whatIsNotExplainedIsNotGuessedAt() throws {
        let text = TextReport.text(try ReportedVerdict.report(.init(hasExplanation: false)))
        #expect(text.hasPrefix("error[value-differs] RecentDelays:departures_7d: SQL answers 1 (int)"))
        #expect(text.contains("note: no cause was found by experiment"))
        #expect(!text.contains("explain"))
    }

    @Test func uncheckedDecisionsAreNamed() throws {
        let checks = Side.allCases.flatMap { side in
            [
                DecisionCheck(feature: "departures_7d", decision: "empty: 0", side: side, outcome: .held(liveRows: 4)),
                DecisionCheck(
                    feature: "departures_7d", decision: "flights.window: (as_of - 7d, as_of]", side: side,
                    outcome: .unchecked("no live row")),
            ]
        }
        let text = TextReport.text(try ReportedVerdict.report(.init(decisions: checks)))
        #expect(text.contains("decisions (on each side): 2 held, 2 unchecked\n"))
        #expect(
            text.contains(
                "  unchecked: departures_7d flights.window: (as_of - 7d, as_of] (SQL and Swift): no live row\n"))
    }

    @Test func oneSidedDivergencesShowTheChangeAndAreReproducedBySeed() throws {
        let evidence = AloneEvidence(
            property: "future rows", sides: [.sql], change: "flight 2 added at as_of + 1µs",
            before: .value(.int(1)), after: .value(.int(2)), expected: "the answer stays 1")
        let divergence = Divergence(
            view: "RecentDelays", feature: "departures_7d", kind: .futureLeak, warehouse: "local",
            question: ReportedVerdict.question("generated/RecentDelays/alone", .generated), sql: .value(.int(2)),
            swift: .notAsked, evidence: .alone(evidence))
        let report = try ReportedVerdict.report(.init(examples: [divergence]))
        let text = TextReport.text(report)
        #expect(text.contains("error[future-leak] RecentDelays:departures_7d: the SQL lets a row count"))
        #expect(text.contains("  changed   flight 2 added at as_of + 1µs\n  SQL       before 1 (int), after 2 (int)  "))
        #expect(text.contains("\n  expected  the answer stays 1\n"))
        #expect(!text.contains("not asked"))
        #expect(
            text.contains(
                "repro: featurestore verify RecentDelays --warehouse local --no-fixtures --seed 7 --cases 1204\n"))
        let annotations = GitHubReport.text(report).split(separator: "\n").filter { $0.hasPrefix("::error") }
        #expect(annotations.count == 1)
        #expect(annotations.first?.contains("file=Features/aircraft/RecentDelays.sql,") == true)
    }

    @Test func buildServersAndPullRequestsAreToldTheSame() throws {
        let report = try ReportedVerdict.report()
        let junit = JUnitReport.text(report)
        #expect(
            junit.contains(#"<failure type="BND" message="SQL counts a row exactly 7 days old, Swift does not">"#))
        let annotations = GitHubReport.text(report).split(separator: "\n").filter { $0.hasPrefix("::error") }
        // The side that contradicts the decision stands first, where its edit belongs.
        #expect(annotations.count == 2)
        #expect(
            annotations.first?.hasPrefix(
                "::error file=Features/aircraft/RecentDelays.sql,line=22,col=26,title=BND RecentDelays%3Adepartures_7d on local::"
            ) == true)
    }

    @Test func machinesReadTheInputTheCauseAndTheAttack() throws {
        let data = try JSONReport.data(try ReportedVerdict.report())
        let run = try JSONDecoder().decode(Run.self, from: data)
        let warehouse = try #require(run.views.first?.warehouses.first)
        #expect(warehouse.attack.seed == "7" && warehouse.attack.stop == "budget" && warehouse.attack.cases == 1_204)
        #expect(warehouse.attack.coverage.last?.missing == ["'7 days'"])
        #expect(warehouse.properties.count { $0.violations > 0 } == 1)
        let smallest = try #require(warehouse.findings.first?.smallest)
        #expect(smallest.before.rows == 4_812)
        #expect(smallest.scenario.tables.map(\.source) == ["flights"])
        #expect(smallest.scenario.tables[0].rows[0].first?.name == "flight_id")
        #expect(smallest.cells.filter(\.matters).map(\.column) == ["scheduled_at", "dep_delay"])
        let explanation = try #require(smallest.explanation)
        #expect(explanation.causes.map(\.class) == ["BND", "WIN"])
        #expect(explanation.causes[0].edit?.replacement == ">=")
        #expect(explanation.causes[0].contradicting == ["sql"])
        #expect(explanation.tied == 1)
    }

    /// The parts of the JSON form that these tests read.
    private struct Run: Decodable {
        struct View: Decodable { let warehouses: [Warehouse] }
        struct Warehouse: Decodable {
            let attack: Attack
            let properties: [Property]
            let findings: [Finding]
        }
        struct Attack: Decodable {
            let seed: String
            let stop: String
            let cases: Int
            let coverage: [Coverage]
        }
        struct Coverage: Decodable { let missing: [String] }
        struct Property: Decodable { let violations: Int }
        struct Finding: Decodable { let smallest: Smallest? }
        struct Smallest: Decodable {
            let before: Before
            let scenario: Scenario
            let cells: [Cell]
            let explanation: Explanation?
        }
        struct Before: Decodable { let rows: Int }
        struct Scenario: Decodable { let tables: [Table] }
        struct Table: Decodable {
            let source: String
            let rows: [[Named]]
        }
        struct Named: Decodable { let name: String }
        struct Cell: Decodable {
            let column: String
            let matters: Bool
        }
        struct Explanation: Decodable {
            let causes: [Cause]
            let tied: Int
        }
        struct Cause: Decodable {
            let `class`: String
            let edit: Edit?
            let contradicting: [String]
        }
        struct Edit: Decodable { let replacement: String }
        let views: [View]
    }

    @Test func programsReadWhatTheSchemaSays() throws {
        let voter = EngineDescription(name: "postgres", version: "15.20")
        let votes = [
            Vote(
                feature: "departures_7d", kind: .valueDiffers,
                groups: [
                    Vote.Group(voters: [.warehouse("analytics", voter), .swift], answer: .value(.int(0))),
                    Vote.Group(voters: [.warehouse("local", nil)], answer: .value(.double(.nan))),
                ])
        ]
        let decisions = [
            DecisionCheck(feature: "departures_7d", decision: "empty: 0", side: .sql, outcome: .held(liveRows: 4)),
            DecisionCheck(feature: "departures_7d", decision: "empty: 0", side: .swift, outcome: .unchecked("none")),
        ]
        let report = try ReportedVerdict.report(.init(tied: 2, decisions: decisions, votes: votes))
        let text = String(decoding: try JSONReport.data(report), as: UTF8.self)
        #expect(text.contains("\"smallest\"") && text.contains("\"explanation\"") && text.contains("\"edit\""))
        let problems = try SchemaValidator.problems(with: text, by: .closed("docs/schemas/verify.schema.json"))
        #expect(problems == "")
    }
}
