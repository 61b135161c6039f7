import Contracts
import FeatureStore
import Reports
import SQLFrontend
import Warehouse

@testable import Parity

/// A verdict as a run that dug would give it, about this repository's own pair `RecentDelays`, for tests of writers.
enum ReportedVerdict {
    static let asOf = Timestamp(microseconds: 1_363_503_600_000_000)
    static let day: Int64 = 86_400_000_000

    /// How a verdict differs from the plain one, in which the sides differ about a bound and one edit of the SQL is named.
    struct Changes {
        var aircraft = "N1"
        var tied = 1
        var hasExplanation = true
        var evidence = ["moving flight 1 by 1µs makes the sides agree"]
        var examples: [Divergence]?
        var decisions: [DecisionCheck] = []
        var votes: [Vote] = []
        var pairs: [ComparedPair] = []
        var waiver: Waiver?
    }

    static func report(_ changes: Changes = Changes()) throws -> RunReport {
        let project = try Repository.project()
        let view = project.views.first { $0.name == "RecentDelays" }
        guard let view, let flights = project.source("flights") else { throw Missing() }
        let shape = ScenarioShape(view: view, project: project)
        func row(_ id: Int64, _ distance: Int64) -> [CellValue] {
            let at = Timestamp(microseconds: asOf.microseconds + distance)
            return flights.columns.map { column in
                switch column.name {
                case "flight_id": .int(id)
                case "tailnum": .text(changes.aircraft)
                case "scheduled_at", "departed_at": .timestamp(at)
                case "dep_delay": .int(12)
                case "origin", "dest", "carrier": .text("JFK")
                default: .null
                }
            }
        }
        var scenario = shape.empty
        scenario["flights"] = [row(1, -7 * day)]
        scenario.questions = [[.text(changes.aircraft), .timestamp(asOf)]]
        let divergence = divergence(changes, flights, rows: [row(1, -7 * day)], name: "smallest", .generated)
        let seen = Self.divergence(
            changes, flights, rows: [row(1, -7 * day), row(2, -7 * day + 1), row(3, 1)], name: "aircraft/window_edges",
            .fixture)
        let line = { (side: PairHalf, text: String) throws -> SourceLocation in
            let lines = side.text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let found = lines.firstIndex(where: { $0.contains(text) }),
                let start = lines[found].range(of: text)?.lowerBound
            else { throw Missing() }
            let column = lines[found].distance(from: lines[found].startIndex, to: start)
            return SourceLocation(file: side.file, line: found + 1, column: column + 1)
        }
        let place = try line(view.sql, ">  s.as_of")
        let bound = Cause(
            code: "BND", related: ["PAR-TIM-35"],
            mechanism: "SQL counts a row exactly 7 days old, Swift does not", sql: place,
            swift: try line(view.swift, "trailing("),
            edit: SuggestedEdit(side: .sql, location: place, original: ">", replacement: ">="), contradicting: [.sql],
            authority: "flights.window: (as_of - 7d, as_of]", evidence: changes.evidence)
        let length = Cause(
            code: "WIN", related: [], mechanism: "SQL looks back a microsecond further than Swift", sql: place,
            swift: nil,
            edit: nil, contradicting: [], authority: nil, evidence: [])
        let explanation = Explanation(
            causes: [bound, length], tied: changes.tied, repairs: (9, 1), lenses: (14, 2))
        let cells = flights.columns.map { column in
            CellMeaning(
                source: "flights", row: 0, column: column.name,
                matters: ["scheduled_at", "dep_delay"].contains(column.name),
                words: nil)
        }
        let smallest = Smallest(
            scenario: scenario, divergence: divergence, before: (4_812, 2), cells: cells,
            explanation: changes.hasExplanation ? explanation : nil)
        let findings = changes.examples.map { examples in
            examples.map { Finding(feature: $0.feature, kind: $0.kind, count: 1, examples: [$0]) }
        }
        let verdict = WarehouseVerdict(
            warehouse: "local", engine: EngineDescription(name: "sqlite", version: "3.40.1"), conclusion: .diverged,
            reasons: [], compared: OriginCounts(), expectationsCompared: 0, skipped: SkippedCounts(),
            features: view.features.map {
                FeatureCoverage(
                    feature: $0.name, answers: 3, nulls: 0, distinct: 2, largestFractionOfAllowed: nil,
                    pairs: changes.pairs)
            },
            findings: findings ?? [
                Finding(
                    feature: "departures_7d", kind: .valueDiffers, count: 37, examples: [seen], smallest: smallest,
                    waiver: changes.waiver)
            ], repeated: 0,
            attack: AttackSummary(
                seed: 7, cases: 1_204, questions: 3_612, rows: 9_000, stop: .budget,
                coverage: [
                    CoverageItem(name: "window bounds", total: 6, covered: 6, missing: []),
                    CoverageItem(name: "literals of the SQL", total: 4, covered: 3, missing: ["'7 days'"]),
                ]),
            properties: [
                PropertyCheck(name: "shuffled rows", side: .sql, questions: 400, violations: 0),
                PropertyCheck(name: "shuffled rows", side: .swift, questions: 400, violations: 0),
                PropertyCheck(name: "future rows", side: .sql, questions: 400, violations: 3),
            ], decisions: changes.decisions)
        return RunReport(
            verdict: RunVerdict(
                views: [ViewVerdict(view: view, warehouses: [verdict], votes: changes.votes)], cases: OriginCounts()),
            queries: [try SQLBinder.bind(view: view, project: project)], arguments: [])
    }

    private static func divergence(
        _ changes: Changes, _ flights: Source, rows: [[CellValue]], name: String, _ origin: Origin
    ) -> Divergence {
        Divergence(
            view: "RecentDelays", feature: "departures_7d", kind: .valueDiffers, warehouse: "local",
            question: question(name, origin, aircraft: changes.aircraft), sql: .value(.int(1)), swift: .value(.int(0)),
            rows: [
                RelevantRows(
                    source: flights,
                    rows: rows.enumerated().map { position, values in
                        RelevantRows.Row(
                            values: values, isVisible: position < 2, unknownColumns: [],
                            location: SourceLocation(file: name, line: position + 1))
                    }, omitted: 0)
            ])
    }

    static func question(_ name: String, _ origin: Origin, aircraft: String = "N1") -> Question {
        Question(
            caseName: name, origin: origin, spineID: 2, entity: "aircraft",
            keys: [NamedValue(name: "tailnum", value: .text(aircraft))], asOf: asOf, request: [],
            location: SourceLocation(file: "Fixtures/aircraft/window_edges.yaml", line: 13), because: nil)
    }

    struct Missing: Error {}
}
