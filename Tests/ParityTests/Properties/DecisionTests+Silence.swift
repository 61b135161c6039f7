import Contracts
import Testing

@testable import Parity

/// Inputs that look as if a decision were broken, though each side keeps it: there the experiments have to be silent.
extension DecisionTests {
    /// A flight that passes a note at the end of its window has the note behind it no more: that is not the window's doing.
    @Test func aRowThatPassesAnotherSaysNothingOfItsWindow() async throws {
        let contract = Self.contract(
            "int", #"{ flights: { window: "(as_of - 7d, as_of]" } }"#, reads: "flights: 9d, notes: 9d")
        let fixture = try PropertyFixture(
            contract: contract,
            sql: Self.sql(
                """
                count(f.flight_id) FILTER (WHERE EXISTS (SELECT 1 FROM notes n WHERE n.tailnum = f.tailnum
                  AND n.at > f.scheduled_at AND n.at <= s.as_of AND n.said_at <= s.as_of))
                """, "AND f.scheduled_at > s.as_of - INTERVAL '7 days'"))
        let asOf = PropertyFixture.asOf
        var scenario = fixture.shape.empty
        scenario.questions = [[.text("N1"), PropertyFixture.at(asOf)]]
        let event = PropertyFixture.at(asOf - PropertyFixture.hour)
        scenario["flights"] = [[.int(1), .text("N1"), .text("AA"), event, event, .int(3), .double(0.5)]]
        scenario["notes"] = [[.text("N1"), PropertyFixture.at(asOf), PropertyFixture.at(asOf), .int(1)]]
        let result = try await fixture.result([scenario]) { question in
            let notes = question.seen("notes").compactMap { $0.instant("at") }
            let flights = question.seen("flights").compactMap { $0.instant("scheduled_at") }
            return [
                .int(
                    Int64(
                        flights.count { flight in
                            flight > question.asOf - 7 * PropertyFixture.day && notes.contains { $0 > flight }
                        }))
            ]
        }
        #expect(result.told.isEmpty, "\(result.told)")
    }

    /// Where the fewest flights of a third of the week are told, one more of a full third changes nothing.
    @Test func aLengthWithinTheWindowIsNoShorterWindow() async throws {
        let fixture = try PropertyFixture(
            contract: Self.week,
            sql: Self.sql(
                """
                LEAST(count(*) FILTER (WHERE f.scheduled_at <= s.as_of - INTERVAL '112 hours'),
                      count(*) FILTER (WHERE f.scheduled_at > s.as_of - INTERVAL '112 hours'
                                         AND f.scheduled_at <= s.as_of - INTERVAL '56 hours'),
                      count(*) FILTER (WHERE f.scheduled_at > s.as_of - INTERVAL '56 hours'))
                """, "AND f.scheduled_at > s.as_of - INTERVAL '7 days'"))
        var scenario = fixture.shape.empty
        scenario.questions = [[.text("N1"), PropertyFixture.at(PropertyFixture.asOf)]]
        scenario["flights"] = ([1, 80, 150] as [Int64]).map { hours in
            let event = PropertyFixture.at(PropertyFixture.asOf - hours * PropertyFixture.hour)
            return [.int(hours), .text("N1"), .text("AA"), event, event, .int(3), .double(0.5)]
        }
        let result = try await fixture.result([scenario]) { question in
            let ages = question.seen("flights").compactMap { $0.instant("scheduled_at") }.map { question.asOf - $0 }
            let third = 56 * PropertyFixture.hour
            return [
                .int(
                    Int64(
                        (0..<3).map { part in ages.count { $0 >= part * third && $0 < (part + 1) * third } }.min() ?? 0)
                )
            ]
        }
        #expect(result.told.isEmpty, "\(result.told)")
    }

    /// A neighbour that holds what is answered for NULL does not show that a row was passed over.
    @Test func whatIsPickedMayBeWhatNullIsTold() async throws {
        let contract = Self.contract("double", "{ flights: { null_values: { load: count } }, empty: 1.0 }")
        func sql(_ condition: String) -> String {
            """
            SELECT s.spine_id, COALESCE((SELECT f.load FROM flights f WHERE f.tailnum = s.tailnum \(condition)
              AND f.scheduled_at <= s.as_of ORDER BY f.scheduled_at DESC, f.flight_id DESC LIMIT 1), 1.0)::float8 AS f
            FROM spine s
            """
        }
        let last: @Sendable (Question) -> CellValue = { $0.seen("flights").last?.cells["load"] ?? .double(1) }
        let told: @Sendable (Question) -> CellValue = { last($0).isNull ? .double(1) : last($0) }
        let right = try await tried(contract, sql(""), told)
        #expect(right.told.isEmpty, "\(right.told)")
        let passed = try await tried(contract, sql("AND f.load IS NOT NULL"), told)
        #expect(passed.told == ["0 decisionViolated sql"])
    }
}
