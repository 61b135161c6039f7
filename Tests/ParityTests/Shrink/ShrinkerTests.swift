import Contracts
import FeatureStore
import Testing

@testable import Parity

@Suite struct ShrinkerTests {
    let rig: ShrinkRig

    init() throws { rig = try ShrinkRig() }

    static let canonical = CellValue.timestamp(Plainness.canonical)

    /// A row of the question's aircraft, late by more than ten minutes, a microsecond inside the week.
    @Test func threeThousandRowsBecomeOneWithHumanValues() async throws {
        var scenario = rig.flights(3_000, seed: 7)
        let edge = Timestamp(microseconds: ShrinkRig.asOf - 7 * ShrinkRig.day)
        scenario["flights"][1_917][1] = .text("N14228")
        scenario["flights"][1_917][3] = .timestamp(edge)
        scenario["flights"][1_917][4] = .timestamp(edge)
        scenario["flights"][1_917][5] = .int(57)
        let result = try await rig.shrink(
            scenario, literals: HalfLiterals(integers: [10], spans: [7 * ShrinkRig.day])
        ) { scenario in
            ShrinkRig.rows(scenario).contains { row in
                row.tail == scenario.questions[0][0] && (row.delay ?? 0) > 10
                    && row.scheduled == ShrinkRig.asOf(scenario) - 7 * ShrinkRig.day
            }
        }
        let bound = CellValue.timestamp(Timestamp(microseconds: Plainness.canonical.microseconds - 7 * ShrinkRig.day))
        #expect(result.scenario.questions == [[.text("a"), Self.canonical]])
        let rows = result.scenario["flights"]
        try #require(rows.count == 1)
        #expect(Array(rows[0][..<4]) == [.int(1), .text("a"), .text("a"), bound])
        #expect(rows[0][5] == .int(11) && rows[0][6] == .null)
        #expect(result.askings <= 25, "\(result.askings)")
        func words(_ column: String) -> String? {
            result.cells.first { $0.source == "flights" && $0.column == column }?.words
        }
        #expect(words("scheduled_at") == "as_of - 7d exactly")
        #expect(words("dep_delay") == "11 or more")
        #expect(words("origin") == "any" && words("load") == "any" && words("flight_id") == "any")
        #expect(words("tailnum") == "= the question's tailnum")
        #expect(result.cells[0].words == "any" && !result.cells[0].matters)
        #expect(result.cells[1].words == "any" && !result.cells[1].matters)
    }

    @Test func rowsThatNeedEachOtherStay() async throws {
        // Two rows of one aircraft at one time, with different loads, the higher one first in the file.
        var scenario = rig.flights(2_000, seed: 3)
        for row in [400, 1_700] {
            scenario["flights"][row][1] = .text("N14228")
            scenario["flights"][row][3] = .timestamp(Timestamp(microseconds: ShrinkRig.asOf - 12_345_678_901))
            scenario["flights"][row][4] = .null
            scenario["flights"][row][5] = .null
        }
        scenario["flights"][400][6] = .double(0.75)
        scenario["flights"][1_700][6] = .double(0.25)
        let result = try await rig.shrink(scenario) { scenario in
            let rows = ShrinkRig.rows(scenario)
            return rows.indices.contains { first in
                rows[first].load != nil
                    && rows[(first + 1)...].contains { second in
                        second.scheduled == rows[first].scheduled && second.tail == rows[first].tail
                            && (second.load ?? .infinity) < (rows[first].load ?? 0)
                    }
            }
        }
        let rows = ShrinkRig.rows(result.scenario)
        #expect(rows.map(\.load) == [1, 0])
        #expect(rows.map(\.id) == [1, 2])
        #expect(
            rows.allSatisfy {
                $0.tail == .text("a") && $0.scheduled == Plainness.canonical.microseconds - Plainness.hour
            })
        #expect(result.askings <= 25, "\(result.askings)")
    }

    @Test func rowsWhoseNumbersAreAddedUpBecomeOne() async throws {
        // No row of the first input has as much alone.
        let result = try await rig.shrink(rig.flights(60, seed: 4)) { scenario in
            ShrinkRig.rows(scenario).compactMap(\.load).reduce(0, +) > 2.5
        }
        #expect(ShrinkRig.rows(result.scenario).map(\.load) == [3])
    }

    @Test func nothingIsEnoughWhereNothingIsTheMatter() async throws {
        let result = try await rig.shrink(rig.flights(40, seed: 1)) { !$0.questions.isEmpty }
        #expect(result.scenario.rowCount == 0)
        #expect(result.scenario.questions == [[.text("a"), Self.canonical]])
    }

    @Test func aQuestionThatTakesAnotherKeepsIt() async throws {
        var scenario = rig.flights(5, seed: 1)
        scenario.questions += (1...4).map {
            [.text("N\($0)"), .timestamp(Timestamp(microseconds: ShrinkRig.asOf - $0))]
        }
        let result = try await rig.shrink(scenario) {
            $0.questions.count > 1 && $0.questions[1][1] != $0.questions[0][1]
        }
        #expect(result.scenario.questions.count == 2 && result.scenario.rowCount == 0)
    }

    @Test func theTimeIsKeptWhereTheCalendarMatters() async throws {
        // Sundays on which clocks go forward in New York: distances may shrink, the day may not.
        let zone = try Zone("America/New_York")
        let result = try await rig.shrink(
            rig.flights(12, seed: 5), literals: HalfLiterals(zones: [zone])
        ) { scenario in
            let local = Timestamp(microseconds: ShrinkRig.asOf(scenario)).localTime(in: zone)
            return local.weekday == .sunday && local.date.month == 3
        }
        let asOf = Timestamp(microseconds: ShrinkRig.asOf(result.scenario))
        #expect(asOf.date(in: .utc).year == 2024 && asOf.microseconds % Plainness.hour == 0)
        #expect(result.cells[1].matters && result.cells[1].words == "this instant")
    }

    /// Conjunctions of random conditions: the result holds, has as many rows as it takes, and is its own smallest.
    @Test(arguments: 1...25) func whatIsLeftCannotBeCutFurther(_ seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scenario = rig.flights(Int.random(in: 5...60, using: &random), seed: UInt64(seed))
        let rows = ShrinkRig.rows(scenario)
        let need = Int.random(in: 1...3, using: &random)
        let delays = rows.compactMap(\.delay).sorted()
        let least = delays[max(0, delays.count - need - Int.random(in: 0...2, using: &random))]
        let origin = Bool.random(using: &random) ? CellValue.text("JFK") : nil
        let kind = Int.random(in: 0..<3, using: &random)
        let symptom: @Sendable (Scenario) -> Bool = { scenario in
            let rows = ShrinkRig.rows(scenario)
            let late = rows.filter { ($0.delay ?? .min) >= least }
            return switch kind {
            case 0: late.count >= need
            case 1:
                Set(late.compactMap(\.id)).count >= 1 && (origin.map { o in rows.contains { $0.origin == o } } ?? true)
            default: late.reduce(0) { $0 + ($1.delay ?? 0) } >= least
            }
        }
        guard symptom(scenario) else { return }
        let first = try await rig.shrink(scenario, while: symptom)
        let smallest = first.scenario.rowCount
        #expect(smallest <= (kind == 0 ? need : kind == 1 ? 2 : 1), "\(first.scenario)")
        let again = try await rig.shrink(first.scenario, while: symptom)
        #expect(again.scenario == first.scenario)
        #expect(first.askings <= 40, "\(first.askings) askings")
        for left in 0..<smallest {
            var fewer = first.scenario
            fewer["flights"].remove(at: left)
            #expect(!symptom(fewer))
        }
    }
}
