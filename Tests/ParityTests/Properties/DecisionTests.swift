import Contracts
import Testing

@testable import Parity

/// Declared decisions are tried on each side alone: two sides that share one misreading fail, and who is right is silent.
@Suite struct DecisionTests {
    typealias Question = ClosureSwiftSide.Question
    typealias Row = ClosureSwiftSide.Row

    static func contract(_ type: String, _ decisions: String, reads: String = "flights: 9d") -> String {
        """
        entity: aircraft
        reads: { \(reads) }
        features:
          f:
            type: \(type)
            about: What is tried.
            decisions: \(decisions)
        """
    }

    static func sql(
        _ value: String, _ condition: String = "", source: String = "flights", time: String = "scheduled_at"
    )
        -> String
    {
        """
        SELECT s.spine_id, \(value) AS f FROM spine s
        LEFT JOIN \(source) f ON f.tailnum = s.tailnum AND f.\(time) <= s.as_of \(condition)
        GROUP BY s.spine_id
        """
    }

    /// What came of a pair: violations as told, and each decision's outcome on each side.
    func tried(
        _ contract: String, _ sql: String, _ swift: @escaping @Sendable (Question) -> CellValue
    ) async throws -> (told: [String], outcomes: [String]) {
        let result = try await PropertyFixture(contract: contract, sql: sql).result { [swift($0)] }
        let outcomes = result.decisions.map { check in
            switch check.outcome {
            case .held(let rows): "\(check.side.rawValue) \(rows > 0 ? "held" : "nothing")"
            case .violated: "\(check.side.rawValue) violated"
            case .unchecked: "\(check.side.rawValue) unchecked"
            }
        }
        return (result.told.filter { $0.contains("decisionViolated") }, outcomes)
    }

    static let held = ["sql held", "swift held"]
    static let violated = ["sql violated", "swift violated"]

    // MARK: windows

    static let week = contract("int", #"{ flights: { window: "(as_of - 7d, as_of]" } }"#)

    static func countSQL(_ low: String, _ high: String = "f.scheduled_at <= s.as_of") -> String {
        sql("count(f.flight_id)", "AND f.scheduled_at \(low) AND \(high)")
    }

    static func count(_ isInside: @escaping @Sendable (_ age: Int64) -> Bool) -> @Sendable (Question) -> CellValue {
        { question in
            .int(
                Int64(
                    question.seen("flights").count {
                        isInside(question.asOf - ($0.instant("scheduled_at") ?? 0))
                    }))
        }
    }

    @Test func aWindowThatIsKeptIsSilent() async throws {
        let tried = try await tried(
            Self.week, Self.countSQL("> s.as_of - INTERVAL '7 days'"), Self.count { $0 < 7 * PropertyFixture.day })
        #expect(tried.told.isEmpty && tried.outcomes == Self.held)
    }

    @Test func aClosedEndAndALongerWindowAreNamedOnEachSideAndOnBoth() async throws {
        let closed = try await tried(
            Self.week, Self.countSQL(">= s.as_of - INTERVAL '7 days'"), Self.count { $0 < 7 * PropertyFixture.day })
        #expect(closed.told == ["0 decisionViolated sql"])
        #expect(closed.outcomes == ["sql violated", "swift held"])
        let alike = try await tried(
            Self.week, Self.countSQL("> s.as_of - INTERVAL '8 days'"), Self.count { $0 < 8 * PropertyFixture.day })
        #expect(alike.told == ["0 decisionViolated sql+swift"])
        let shorter = try await tried(
            Self.week, Self.countSQL("> s.as_of - INTERVAL '6 days'"), Self.count { $0 < 6 * PropertyFixture.day })
        #expect(shorter.told == ["0 decisionViolated sql+swift"])
        let open = try await tried(
            Self.week, Self.countSQL("> s.as_of - INTERVAL '7 days'", "f.scheduled_at < s.as_of"),
            Self.count { $0 < 7 * PropertyFixture.day && $0 > 0 })
        #expect(open.told == ["0 decisionViolated sql+swift"])
    }

    @Test func whereTheDistanceToAnotherRowBeginsIsNoShorterWindow() async throws {
        let contract = Self.contract(
            "int", #"{ flights: { window: "(as_of - 7d, as_of]" } }"#, reads: "flights: 9d, notes: 9d")
        let sql = """
            SELECT s.spine_id, (
                SELECT count(*) FROM flights f
                WHERE f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days' AND f.scheduled_at <= s.as_of
                  AND EXISTS (SELECT 1 FROM notes n WHERE n.tailnum = s.tailnum AND n.at > f.scheduled_at
                              AND n.at <= f.scheduled_at + INTERVAL '2 days' AND n.said_at <= s.as_of)) AS f
            FROM spine s
            """
        let fixture = try PropertyFixture(contract: contract, sql: sql)
        // The note lies on as_of, so that a flight begins to count where a window of two days would begin.
        let scenarios = (1...12).map { number in
            var scenario = fixture.shape.empty
            let asOf = PropertyFixture.asOf + Int64(number) * 13_377_777_777
            scenario.questions = [[.text("N1"), PropertyFixture.at(asOf)]]
            let scheduled = PropertyFixture.at(asOf - Int64(number) * PropertyFixture.hour)
            scenario["flights"] = [[.int(1), .text("N1"), .text("AA"), scheduled, .null, .null, .null]]
            scenario["notes"] = [[.text("N1"), PropertyFixture.at(asOf), PropertyFixture.at(asOf), .int(1)]]
            return scenario
        }
        let result = try await fixture.result(scenarios) { question in
            let notes = question.seen("notes").compactMap { $0.instant("at") }
            let flights = question.seen("flights").compactMap { $0.instant("scheduled_at") }
            return [
                .int(
                    Int64(
                        flights.count { flight in
                            question.asOf - flight < 7 * PropertyFixture.day
                                && notes.contains { $0 > flight && $0 - flight <= 2 * PropertyFixture.day }
                        }))
            ]
        }
        #expect(!result.told.contains { $0.contains("decisionViolated") }, "\(result.told)")
    }

    @Test func aRowIsMovedInNothingButItsTime() async throws {
        // A departure known no earlier than its row happens: moved along, it would win over another one further inside only.
        let contract = Self.contract("int?", #"{ flights: { window: "(as_of - 7d, as_of]" }, rounding: floor }"#)
        @Sendable func age(_ question: Question, days: Int64) -> CellValue {
            let departed = question.seen("flights").filter {
                question.asOf - ($0.instant("scheduled_at") ?? 0) < days * PropertyFixture.day
            }.compactMap { $0.instant("departed_at") }.filter { $0 <= question.asOf }.max()
            return departed.map { .int((question.asOf - $0) / 60_000_000) } ?? .null
        }
        func sql(_ days: Int) -> String {
            Self.sql(
                "floor(extract(epoch FROM s.as_of - max(f.departed_at)) / 60)::bigint",
                "AND f.departed_at <= s.as_of AND f.scheduled_at > s.as_of - INTERVAL '\(days) days'"
            ).replacing("GROUP BY s.spine_id", with: "GROUP BY s.spine_id, s.as_of")
        }
        let right = try await tried(contract, sql(7)) { age($0, days: 7) }
        #expect(right.told.isEmpty)
        #expect(right.outcomes.prefix(2) == ["sql held", "swift held"])
        let shorter = try await tried(contract, sql(6)) { age($0, days: 6) }
        #expect(shorter.told == ["0 decisionViolated sql+swift"])
    }

    @Test func theDayBeginsInTheDecidedZone() async throws {
        let contract = Self.contract(
            "int", #"{ flights: { window: "[start_of_day, as_of]" }, zone: America/New_York }"#)
        let wrong = try await tried(
            contract, Self.countSQL(">= date_trunc('day', s.as_of, 'UTC')"),
            Self.count { _ in true })
        #expect(wrong.outcomes == Self.violated)
        let right = try await tried(
            contract, Self.countSQL(">= date_trunc('day', s.as_of, 'America/New_York')"), Self.count { _ in true })
        #expect(right.outcomes == ["sql held", "swift violated"])
    }

    // MARK: NULL, doubles, nothing

    @Test func rowsWithNullAreSkippedCountedOrPropagated() async throws {
        let skip = Self.contract("int", "{ flights: { null_values: { dep_delay: skip } } }")
        let swift: @Sendable (Question) -> CellValue = { .int(Int64($0.seen("flights").count)) }
        let counted = try await tried(skip, Self.sql("count(f.flight_id)"), swift)
        #expect(counted.told == ["0 decisionViolated sql+swift"])
        let kept = try await tried(skip, Self.sql("count(f.dep_delay)"), swift)
        #expect(kept.told == ["0 decisionViolated swift"])
        let count = Self.contract("int", "{ flights: { null_values: { dep_delay: count } } }")
        let dropped = try await tried(count, Self.sql("count(f.dep_delay)"), swift)
        #expect(dropped.told == ["0 decisionViolated sql"])
        let propagate = Self.contract("int?", "{ flights: { null_values: { dep_delay: propagate } } }")
        let summed = try await tried(propagate, Self.sql("sum(f.dep_delay)::bigint")) { question in
            let delays = question.seen("flights").map { $0.int("dep_delay") }
            return delays.contains(nil) || delays.isEmpty ? .null : .int(delays.reduce(0) { $0 + ($1 ?? 0) })
        }
        #expect(summed.told == ["0 decisionViolated sql"])
        #expect(summed.outcomes == ["sql violated", "swift held"])
    }

    @Test func doublesCountEachOrOnce() async throws {
        let once = Self.contract("int", "{ flights: { duplicates: once } }")
        let each: @Sendable (Question) -> CellValue = { .int(Int64($0.seen("flights").count)) }
        #expect(try await tried(once, Self.sql("count(f.flight_id)"), each).outcomes == Self.violated)
        let count = Self.contract("int", "{ flights: { duplicates: count } }")
        #expect(try await tried(count, Self.sql("count(f.flight_id)"), each).outcomes == Self.held)
        // Whoever counts different carriers has not counted equal rows once.
        let carriers = try await tried(count, Self.sql("count(DISTINCT f.carrier)")) { question in
            .int(Int64(Set(question.seen("flights").compactMap { $0.text("carrier") }).count))
        }
        #expect(carriers.told.isEmpty)
    }

    @Test func nothingAnswersWhatWasDecided() async throws {
        let zero = Self.contract("int?", "{ empty: 0 }")
        let sum: @Sendable (Question) -> CellValue = { question in
            let delays = question.seen("flights").compactMap { $0.int("dep_delay") }
            return delays.isEmpty ? .null : .int(delays.reduce(0, +))
        }
        #expect(
            try await tried(zero, Self.sql("sum(f.dep_delay)::bigint"), sum).told == ["0 decisionViolated sql+swift"])
        let none = Self.contract("int?", "{ empty: null }")
        #expect(try await tried(none, Self.sql("sum(f.dep_delay)::bigint"), sum).outcomes == Self.held)
    }

    // MARK: ties and late rows

    @Test func theOrderDecidesBetweenTwoRows() async throws {
        let contract = Self.contract("text?", "{ flights: { ties: [scheduled_at desc, flight_id desc] } }")
        func sql(_ order: String) -> String {
            """
            SELECT s.spine_id, (SELECT f.carrier FROM flights f WHERE f.tailnum = s.tailnum
              AND f.scheduled_at <= s.as_of ORDER BY \(order) LIMIT 1) AS f FROM spine s
            """
        }
        let last: @Sendable (Question) -> CellValue = { $0.seen("flights").last?.cells["carrier"] ?? .null }
        let right = try await tried(contract, sql("f.scheduled_at DESC, f.flight_id DESC"), last)
        #expect(right.told.isEmpty && right.outcomes == Self.held)
        let wrong = try await tried(contract, sql("f.scheduled_at DESC, f.flight_id"), last)
        #expect(wrong.told == ["0 decisionViolated sql"])
        // The longest delay is not taken from the first row or the last: nothing can be said.
        let longest = try await tried(
            Self.contract("int?", "{ flights: { ties: [scheduled_at desc, flight_id desc] } }"),
            Self.sql("max(f.dep_delay)")
        ) { question in
            question.seen("flights").compactMap { $0.int("dep_delay") }.max().map { .int($0) } ?? .null
        }
        #expect(longest.outcomes == ["sql unchecked", "swift unchecked"])
    }

    @Test func lateRowsCountOrNever() async throws {
        let reads = "notes: 9d"
        let never = Self.contract("int", "{ notes: { late: ignore after 1h } }", reads: reads)
        let all: @Sendable (Question) -> CellValue = { .int(Int64($0.seen("notes").count)) }
        func sql(_ condition: String) -> String {
            Self.sql(
                "count(f.at)", "AND f.said_at <= s.as_of \(condition)", source: "notes", time: "at")
        }
        let alike = try await tried(never, sql(""), all)
        #expect(alike.told == ["0 decisionViolated sql+swift"])
        let right = try await tried(never, sql("AND f.said_at <= f.at + INTERVAL '1 hour'"), all)
        #expect(right.outcomes == ["sql held", "swift violated"])
        let count = Self.contract("int", "{ notes: { late: count } }", reads: reads)
        let dropped = try await tried(count, sql("AND f.said_at < f.at + INTERVAL '1 hour'"), all)
        #expect(dropped.told == ["0 decisionViolated sql"])
        #expect(dropped.outcomes == ["sql violated", "swift held"])
    }
}
