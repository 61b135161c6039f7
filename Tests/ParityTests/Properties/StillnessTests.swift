import Contracts
import Testing

@testable import Parity

/// Each side alone holds still when rows that must not matter change: who does not is named, and nobody else.
@Suite struct StillnessTests {
    static let count = """
        entity: aircraft
        reads: { flights: 3d }
        features:
          n: { type: int, about: Flights of three days. }
        """

    static let rightSQL = """
        SELECT s.spine_id, count(f.flight_id) AS n
        FROM spine s LEFT JOIN flights f ON f.tailnum = s.tailnum
         AND f.scheduled_at > s.as_of - INTERVAL '3 days' AND f.scheduled_at <= s.as_of
        GROUP BY s.spine_id
        """

    static let right: @Sendable (ClosureSwiftSide.Question) -> [CellValue] = { question in
        let from = question.asOf - 3 * PropertyFixture.day
        return [.int(Int64(question.seen("flights").count { ($0.instant("scheduled_at") ?? 0) > from }))]
    }

    @Test func aRightPairHoldsStill() async throws {
        let result = try await PropertyFixture(contract: Self.count, sql: Self.rightSQL).result(nil, Self.right)
        #expect(result.told.isEmpty)
        let tried = Set(result.properties.filter { $0.questions > 5 }.map { "\($0.side.rawValue) \($0.name)" })
        for name in [
            "shuffled rows", "future rows", "what is not yet known", "rows of other entities", "rows older than reads",
        ] {
            #expect(tried.contains("sql \(name)") && tried.contains("swift \(name)"), "\(name)")
        }
        #expect(tried.contains("sql asked again"))
        #expect(!tried.contains { $0.hasSuffix("later versions") })
    }

    @Test(arguments: [
        ("f.scheduled_at <= s.as_of", "f.scheduled_at IS NOT NULL", "0 futureLeak sql"),
        ("f.tailnum = s.tailnum", "lower(f.tailnum) = lower(s.tailnum)", "0 foreignLeak sql"),
        ("INTERVAL '3 days'", "INTERVAL '5 days'", "0 beyondReads sql"),
        ("count(f.flight_id)", "count(f.dep_delay)", "0 unknownLeak sql"),
    ])
    func aFaultOfTheSQLAloneIsNamed(_ original: String, _ replacement: String, _ told: String) async throws {
        let sql = Self.rightSQL.replacing(original, with: replacement)
        let result = try await PropertyFixture(contract: Self.count, sql: sql).result(nil, Self.right)
        #expect(result.told == [told])
        for violation in result.violations {
            #expect(violation.scenario.rowCount <= 5)
            #expect(!violation.evidence.change.isEmpty && !violation.evidence.expected.isEmpty)
        }
    }

    @Test func lookingTooFarBackAlikeOnBothSidesIsOneViolation() async throws {
        let sql = Self.rightSQL.replacing("INTERVAL '3 days'", with: "INTERVAL '4 days'")
        let result = try await PropertyFixture(contract: Self.count, sql: sql).result(nil) { question in
            let from = question.asOf - 4 * PropertyFixture.day
            return [.int(Int64(question.seen("flights").count { ($0.instant("scheduled_at") ?? 0) > from }))]
        }
        #expect(result.told == ["0 beyondReads sql+swift"])
    }

    @Test func takingWhicheverRowComesFirstIsNamed() async throws {
        let result = try await PropertyFixture(contract: Self.count, sql: Self.rightSQL).result(nil) { question in
            let own = question.seen("flights").compactMap { $0.int("flight_id") }
            let first = question.all["flights"]?.compactMap { $0.int("flight_id") }.first { own.contains($0) }
            return [.int(first ?? 0)]
        }
        #expect(result.told.contains("0 orderDependent swift"))
        #expect(!result.told.contains { $0.hasSuffix("sql") })
    }

    @Test func deliveringTwiceAndCorrectingLaterChangeNothing() async throws {
        let contract = """
            entity: aircraft
            reads: { gates: 9d }
            features:
              n: { type: int, about: Gates. }
            """
        let right = """
            SELECT s.spine_id, count(DISTINCT g.gate_id) AS n FROM spine s
            LEFT JOIN gates g ON g.tailnum = s.tailnum AND g.at <= s.as_of AND g.said_at <= s.as_of
              AND g.at > s.as_of - INTERVAL '9 days'
            GROUP BY s.spine_id
            """
        let swift: @Sendable (ClosureSwiftSide.Question) -> [CellValue] = { [.int(Int64($0.seen("gates").count))] }
        let held = try await PropertyFixture(contract: contract, sql: right).result(nil, swift)
        #expect(held.told.isEmpty)
        #expect(held.properties.contains { $0.name == "double delivery and later versions" && $0.questions > 3 })
        let wrong = right.replacing("DISTINCT ", with: "")
        let broken = try await PropertyFixture(contract: contract, sql: wrong).result(nil, swift)
        #expect(broken.told == ["0 deliveryDependent sql"])
        let early = right.replacing(" AND g.said_at <= s.as_of", with: "")
        let leaked = try await PropertyFixture(contract: contract, sql: early).result(nil, swift)
        #expect(leaked.told.contains("0 unknownLeak sql"))
    }
}
