import Contracts
import FeatureStore
import SQLFrontend
import Testing

@testable import Parity

/// What the attack gives columns and times beyond what the pair says: where two honest ways to calculate part.
@Suite struct AimsTests {
    /// The pool of a column of a view that compares it with a literal.
    private static func pool(_ column: String, type: String, where condition: String) throws -> ValuePool {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": """
            entities:
              aircraft: { keys: { tailnum: text } }
            sources:
              checks:
                row: Check
                columns: { tailnum: text, at: timestamp, \(column): \(type) }
                event_time: at
            """,
            "Features/aircraft/Aimed.sql": """
            /*
            entity: aircraft
            reads: { checks: 3d }
            features:
              aimed: { type: int, about: How many. }
            */
            SELECT s.spine_id, (SELECT count(*) FROM checks c WHERE c.tailnum = s.tailnum AND \(condition)
                                AND c.at <= s.as_of AND c.at > s.as_of - INTERVAL '3 days') AS aimed
            FROM spine s
            """,
            "Features/aircraft/Aimed.swift": """
            extension Aimed {
                static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features { Features(aimed: 0) }
            }
            """,
        ])
        let view = try #require(project.view("Aimed"))
        let ground = SceneGround(
            shape: ScenarioShape(view: view, project: project), query: try SQLBinder.bind(view: view, project: project))
        return try #require(ground.pools[0].first { $0.column.name == column })
    }

    /// A column of four bytes has no 0.2: it gets the singles beside it, of which one is above it and one below.
    @Test func aSinglesNeighboursOfALiteralAreAimedAt() throws {
        let pool = try Self.pool("load", type: "{ type: double?, physical: float4 }", where: "c.load <= 0.2")
        let sought = pool.sought.compactMap { if case .double(let value) = $0 { value } else { nil } }
        #expect(sought.contains(Double(Float(0.2))))
        #expect(sought.contains { $0 < 0.2 } && sought.contains { $0 > 0.2 })
        #expect(sought.allSatisfy { Double(Float($0)) == $0 && abs($0 - 0.2) < 1e-7 })
        let wide = try Self.pool("load", type: "double?", where: "c.load <= 0.2")
        for value in [0.2, 0.2.nextUp, 0.2.nextDown, Double(Float(0.2))] {
            #expect(wide.singled.contains(.double(value)), "\(value)")
        }
    }

    /// Cents that are one less when they are calculated in doubles and cut, and one more when they are rounded up.
    @Test func fractionsThatDoublesLackAreAimedAt() throws {
        let pool = try Self.pool("price", type: "\"decimal(8,2)\"", where: "c.price > 1")
        let prices = pool.singled.compactMap { if case .decimal(let value) = $0 { value } else { nil } }
        #expect(prices.contains { Double(Int($0.approximation * 100)) != (($0.approximation * 100).rounded()) })
        #expect(prices.contains { ($0.approximation * 100).rounded(.up) != (($0.approximation * 100).rounded()) })
        #expect(AwkwardFractions.ofPlaces(upTo: 0).isEmpty)
        #expect(AwkwardFractions.ofPlaces(upTo: 9).count == AwkwardFractions.ofPlaces(upTo: 4).count)
    }

    /// Blanks and other characters stand inside texts and not only around them.
    @Test func textsAreVariedInside() throws {
        let pool = try Self.pool("note", type: "text?", where: "btrim(c.note) IN ('ok', 'a.b', 'at last')")
        for text in ["o k", "ok\t", "ok\n", "xok", "k", "ayb", "at  last"] {
            #expect(pool.singled.contains(.text(text)), "\(text)")
        }
    }

    /// From beside a change of the clocks, days on the calendar and as many times 24 hours end on different days.
    @Test(arguments: ["America/New_York", "Europe/Berlin", "Australia/Sydney"]) func hoursAndDaysPart(_ name: String)
        throws
    {
        let zone = try Zone(name)
        let anchors = MomentPool.besideClockChanges(of: zone)
        for days in [-30, -7, -3, -1, 1, 3, 7, 30] {
            #expect(
                anchors.contains { anchor in
                    let now = Timestamp(microseconds: anchor)
                    let hours = Timestamp(microseconds: anchor + Int64(days) * 86_400_000_000)
                    return hours.date(in: zone) != now.adding(days: days, in: zone).date(in: zone)
                }, "\(days) days")
        }
    }
}
