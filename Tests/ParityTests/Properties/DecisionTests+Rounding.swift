import Contracts
import FeatureStore
import Testing

@testable import Parity

/// How a value is rounded is tried where the answer follows a cell, a time or a share of the rows in proportion.
extension DecisionTests {
    private static func rounded(_ type: String, _ rule: String) -> String {
        contract(
            type,
            #"{ flights: { window: "(as_of - 7d, as_of]", null_values: { dep_delay: skip } }, rounding: \#(rule) }"#)
    }

    private static func hours(_ expression: String) -> String {
        sql(expression, "AND f.departed_at <= s.as_of AND f.scheduled_at > s.as_of - INTERVAL '7 days'")
    }

    @Sendable private static func minutes(_ question: Question) -> Int64 {
        question.seen("flights").filter { question.asOf - ($0.instant("scheduled_at") ?? 0) < 7 * PropertyFixture.day }
            .compactMap { $0.int("dep_delay") }.reduce(0, +)
    }

    /// What came of the rounding on both sides, over some inputs and those that are made for trying decisions.
    private func outcomes(
        _ contract: String, _ sql: String, given: [Scenario]? = nil,
        _ swift: @escaping @Sendable (Question) -> CellValue
    ) async throws -> [String] {
        let result = try await PropertyFixture(contract: contract, sql: sql).result(given) { [swift($0)] }
        return result.decisions.filter { $0.decision.hasPrefix("rounding") }.map { check in
            switch check.outcome {
            case .held: "held"
            case .violated: "violated"
            case .unchecked: "unchecked"
            }
        }
    }

    @Test func whatIsCutThoughHalvesGoAwayFromZeroIsSeenOnEachSide() async throws {
        let contract = Self.rounded("int", "half_away")
        let cut = Self.hours("COALESCE(trunc(sum(f.dep_delay) / 60), 0)::bigint")
        let right = Self.hours("COALESCE(round(sum(f.dep_delay) / 60.0), 0)::bigint")
        let ofCut = try await outcomes(contract, cut) { .int(Self.minutes($0) / 60) }
        #expect(ofCut == ["violated", "violated"])
        let ofRight = try await outcomes(contract, right) { question in
            let minutes = Self.minutes(question)
            return .int((2 * minutes.magnitude + 60) / 120 == 0 ? 0 : (2 * minutes + minutes.signum() * 60) / 120)
        }
        #expect(ofRight == ["held", "held"])
    }

    @Test func aHalfThatGoesToTheEvenNeighbourIsToldFromOneThatGoesAway() async throws {
        let even = Self.hours("COALESCE(round(sum(f.dep_delay)::float8 / 60), 0)::bigint")
        let swift: @Sendable (Question) -> CellValue = { question in
            .int(Int64((Double(Self.minutes(question)) / 60).rounded(.toNearestOrEven)))
        }
        #expect(try await outcomes(Self.rounded("int", "half_even"), even, swift) == ["held", "held"])
        #expect(try await outcomes(Self.rounded("int", "half_away"), even, swift) == ["violated", "violated"])
    }

    private static let newYork = "America/New_York"

    /// Microseconds since midnight in New York.
    private static func age(ofDay question: Question, _ zone: Zone) -> Int64 {
        question.asOf - Timestamp(microseconds: question.asOf).startOfDay(in: zone).microseconds
    }

    private static func sinceMidnight(_ function: String, _ divisor: String = "60") -> String {
        let age = "extract(epoch FROM max(s.as_of) - date_trunc('day', max(s.as_of), '\(newYork)'))"
        return sql("\(function)(\(age) / \(divisor))::bigint")
    }

    /// The rows that are read say nothing: `as_of` alone turns this dial.
    @Test func minutesSinceMidnightAreRoundedAsDecided() async throws {
        let zone = try Zone(Self.newYork)
        let contract = Self.contract("int", "{ zone: \(Self.newYork), rounding: floor }")
        let right = try await outcomes(contract, Self.sinceMidnight("floor")) { question in
            .int(Self.age(ofDay: question, zone) / 60_000_000)
        }
        #expect(right == ["held", "held"])
        let wrong = try await outcomes(contract, Self.sinceMidnight("ceil")) { question in
            .int((Self.age(ofDay: question, zone) + 59_999_999) / 60_000_000)
        }
        #expect(wrong == ["violated", "violated"])
    }

    /// Minutes are cut before they are divided, so their being cut says nothing of how the quotient is rounded.
    @Test func whatIsCutBeforeItIsRoundedBreaksNoRuleAboutHalves() async throws {
        let zone = try Zone(Self.newYork)
        let contract = Self.contract(
            "int?", #"{ zone: \#(Self.newYork), flights: { window: "(as_of - 9d, as_of]" }, rounding: half_away }"#)
        let sql = Self.sql(
            """
            round(floor(extract(epoch FROM max(s.as_of) - date_trunc('day', max(s.as_of), '\(Self.newYork)')) / 60)
                  / NULLIF(count(f.flight_id), 0))::bigint
            """)
        let perFlight = try await outcomes(contract, sql) { question in
            let flights = Int64(question.seen("flights").count)
            guard flights > 0 else { return .null }
            return .int((2 * (Self.age(ofDay: question, zone) / 60_000_000) + flights) / (2 * flights))
        }
        #expect(!perFlight.contains("violated"))
        let waiting = Self.sql(
            """
            round(avg(CASE WHEN f.departed_at <= s.as_of THEN f.dep_delay::numeric
                           ELSE floor(extract(epoch FROM s.as_of - f.scheduled_at) / 60) END))::bigint
            """)
        let mean = try await outcomes(
            Self.contract("int?", #"{ flights: { window: "(as_of - 9d, as_of]" }, rounding: half_away }"#), waiting,
            given: []
        ) { question in
            let minutes = question.seen("flights").compactMap { flight -> Int64? in
                if (flight.instant("departed_at") ?? .max) <= question.asOf { return flight.int("dep_delay") }
                return (question.asOf - (flight.instant("scheduled_at") ?? 0)) / 60_000_000
            }
            let (sum, count) = (minutes.reduce(0, +), Int64(minutes.count))
            guard count > 0 else { return .null }
            return .int((2 * abs(sum) + count) / (2 * count) * sum.signum())
        }
        #expect(!mean.contains("violated"))
    }

    /// Inputs are made in which everything has become known of each row; how long one has been waiting is tried all the same.
    @Test func howLongSomethingIsOutstandingIsRoundedAsDecided() async throws {
        func sql(_ function: String) -> String {
            Self.sql(
                "\(function)(extract(epoch FROM max(s.as_of) - min(f.scheduled_at)) / 60)::bigint",
                "AND (f.departed_at IS NULL OR f.departed_at > s.as_of)")
        }
        func swift(_ added: Int64) -> @Sendable (Question) -> CellValue {
            { question in
                let waiting = question.seen("flights").filter { ($0.instant("departed_at") ?? .max) > question.asOf }
                guard let first = waiting.compactMap({ $0.instant("scheduled_at") }).min() else { return .null }
                return .int((question.asOf - first + added) / 60_000_000)
            }
        }
        let contract = Self.contract("int?", #"{ flights: { window: "(as_of - 9d, as_of]" }, rounding: floor }"#)
        let right = try await outcomes(contract, sql("floor"), given: [], swift(0))
        #expect(right == ["held", "held"])
        let wrong = try await outcomes(contract, sql("ceil"), given: [], swift(59_999_999))
        #expect(wrong == ["violated", "violated"])
    }

    /// That minutes are cut does not make up for amounts that go away from zero.
    @Test func whatSeemsKeptSpeaksForNoSideThatBreaksItElsewhere() async throws {
        let sql = Self.sql(
            """
            COALESCE(sum(CASE WHEN f.departed_at <= s.as_of THEN round(f.dep_delay / 60.0)
                              ELSE floor(extract(epoch FROM s.as_of - f.scheduled_at) / 60) END), 0)::bigint
            """, "AND f.scheduled_at > s.as_of - INTERVAL '7 days'")
        let outcomes = try await outcomes(Self.rounded("int", "floor"), sql, given: []) { question in
            let minutes = question.seen("flights").compactMap { flight -> Int64? in
                let age = question.asOf - (flight.instant("scheduled_at") ?? 0)
                guard age < 7 * PropertyFixture.day else { return nil }
                guard (flight.instant("departed_at") ?? .max) <= question.asOf else { return age / 60_000_000 }
                guard let delay = flight.int("dep_delay") else { return nil }
                return (2 * abs(delay) + 60) / 120 * delay.signum()
            }
            return .int(minutes.reduce(0, +))
        }
        #expect(outcomes == ["violated", "violated"])
    }

    @Test func whatIsInProportionNowhereIsUnchecked() async throws {
        let sql = Self.hours("COALESCE(sum(f.dep_delay * f.dep_delay) / 60, 0)::bigint")
        #expect(
            try await outcomes(Self.rounded("int", "floor"), sql) { question in
                .int(question.seen("flights").compactMap { $0.int("dep_delay") }.map { $0 * $0 }.reduce(0, +) / 60)
            } == ["unchecked", "unchecked"])
    }

    /// Three whole turns of such a dial, times an answer, have no room in 128 bits.
    @Test func aDivisorThatNoDialCanHoldIsUnchecked() async throws {
        let sql = Self.hours("COALESCE(trunc(sum(f.dep_delay) / 9000000000000000000.0), 0)::bigint")
        #expect(
            try await outcomes(Self.rounded("int", "toward_zero"), sql) { question in
                let sum = question.seen("flights").compactMap { $0.int("dep_delay") }.reduce(Int128(0)) {
                    $0 + Int128($1)
                }
                return .int(Int64(sum / 9_000_000_000_000_000_000))
            } == ["unchecked", "unchecked"])
    }

    /// What no rule says is no rounding: minutes below a threshold, which count as none.
    @Test func whatKeepsNoRuleBetweenTheExactPlacesSaysNothing() {
        func outcome(_ between: [(part: Int128, answer: Int128)]) -> Experiment.Outcome {
            let exact: [(part: Int128, answer: Int128)] = [(0, 0), (60, 1), (120, 2), (180, 3)]
            let turns = (exact + between).map { RoundingDial.Turn(part: $0.part, whole: 60, scenario: nil, words: "") }
            return RoundingJudge(
                rounding: .ceiling, dial: RoundingDial(name: "", turns: turns), answers: (exact + between).map(\.answer)
            ).outcome
        }
        if case .silent = outcome([(1, 0), (30, 1), (61, 2)]) {} else { Issue.record("a threshold is no rule") }
        if case .kept = outcome([(1, 1), (30, 1), (61, 2)]) {} else { Issue.record("the rule is kept") }
        if case .broken = outcome([(1, 0), (30, 0), (61, 1)]) {} else { Issue.record("what is cut breaks the rule") }
    }

    /// Behind `as_of` a row is seen no more; where the whole turns there are not allowed, nothing says so but the steps.
    @Test func whatLiesBeyondTheExactPlacesSaysNothing() {
        func outcome(_ turned: [(part: Int128, answer: Int128?)]) -> Experiment.Outcome {
            let turns = turned.map { RoundingDial.Turn(part: $0.part, whole: 60, scenario: nil, words: "") }
            return RoundingJudge(
                rounding: .floor, dial: RoundingDial(name: "", turns: turns), answers: turned.map(\.answer)
            ).outcome
        }
        let seen: [(part: Int128, answer: Int128?)] = [
            (0, 0), (60, 1), (120, 2), (180, 3), (420, 7), (1, 0), (30, 0), (61, 1),
        ]
        let beyond = outcome(seen + [(-120, nil), (-1, 0), (421, 9)])
        if case .kept = beyond {} else { Issue.record("a place beyond the exact ones breaks no rule") }
        let between = outcome(seen + [(-120, -2), (-1, 0)])
        if case .broken = between {} else { Issue.record("floor gives -1 between 0 and -2") }
    }

    @Test func eachRuleRoundsAsItsNameSays() {
        let rules: [Decisions.Rounding] = [.halfEven, .halfAway, .towardZero, .awayFromZero, .floor, .ceiling]
        func rounded(_ dividend: Int128) -> [Int128] { rules.map { RoundingJudge.rounded(dividend, by: 2, $0) } }
        #expect(rounded(1) == [0, 1, 0, 1, 0, 1])
        #expect(rounded(3) == [2, 2, 1, 2, 1, 2])
        #expect(rounded(-1) == [0, -1, 0, -1, -1, 0])
        #expect(rounded(-3) == [-2, -2, -1, -2, -2, -1])
        #expect(rounded(4) == [2, 2, 2, 2, 2, 2])
    }
}
