import Testing

@testable import Parity

/// What an edited token is about is read from what stands around it.
@Suite struct EditSurroundingsTests {
    /// The surroundings of what stands between `«` and `»`.
    private static func around(_ marked: String) throws -> EditSurroundings {
        let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }.map(String.init)
        try #require(parts.count == 3)
        let start = parts[0].utf8.count
        return EditSurroundings([start..<start + parts[1].utf8.count], in: parts.joined())
    }

    @Test func aLengthOfTimeIsAWindowALimitOrAMovedClock() throws {
        let window = try Self.around("WHERE p.paid_at > q.as_of - INTERVAL «'7 days'» AND p.x")
        #expect(!window.isComparedSpan && !window.isMovedClock)
        let limit = try Self.around("FILTER (WHERE x.beat_at - x.beat_before > INTERVAL /* long */ «'5 minutes'»)")
        #expect(limit.isComparedSpan && !limit.isMovedClock)
        let clock = try Self.around("extract(hour FROM p.paid_at AT TIME ZONE 'UTC' - INTERVAL «'5 hours'»)")
        #expect(clock.isMovedClock && !clock.isComparedSpan)
        let bracketed = try Self.around("((p.paid_at AT TIME ZONE 'UTC') + INTERVAL «'1 hour'»)::date")
        #expect(bracketed.isMovedClock)
    }

    @Test func aNumberIsABoundAStepOrADayOfTheWeek() throws {
        #expect(try Self.around("CASE WHEN p.days BETWEEN 1 AND «365» THEN").isBehindComparison)
        #expect(try Self.around("HAVING count(*) >= «2»)").isBehindComparison)
        #expect(try !Self.around("SELECT 3 * «2»").isBehindComparison)
        #expect(try Self.around("p.items[cardinality(p.items) - «1»]").isStep)
        #expect(try Self.around("p.tags[«1»]").isStep)
        #expect(try !Self.around("round(«100.0» * x)").isStep)
        #expect(try Self.around("AND l.weekday IN (6, «7»)").isOneOfDays)
        #expect(try Self.around("extract(isodow FROM p.paid_at) >= «6»").isOneOfDays)
        #expect(try !Self.around("AND l.clock >= «6»").isOneOfDays)
    }

    @Test func aValueIsGivenByACase() throws {
        #expect(try Self.around("CASE WHEN c.sailed_at <= q.as_of THEN c.«sailed_at» END AS sailed_at").isGiven)
        #expect(try !Self.around("CASE WHEN c.«sailed_at» <= q.as_of THEN c.sailed_at END AS sailed_at").isGiven)
    }

    @Test func aColumnBoundsAnotherOrIsTestedForNull() throws {
        let known = try Self.around("AND x.sent_at <= r.«raised_at» AND x.beat_at > r.as_of")
        let compared = try #require(known.compared)
        #expect(compared.column == "sent_at" && compared.operator == "<=" && known.edited == "raised_at")
        #expect(try Self.around("AND n.reported_at > n.«as_of» - INTERVAL '1 day'").isStartOfWindow)
        #expect(try Self.around("AND n.«reported_at» > n.as_of - INTERVAL '1 day'").isHeldToStart)
        #expect(try !Self.around("AND n.«reported_at» > n.as_of AND n.x - INTERVAL '1 day'").isHeldToStart)
        #expect(try Self.around("WHERE b.«rpm» IS NOT NULL").isTestedForNull)
        #expect(try Self.around("WHERE b.«rpm» IS NULL").isTestedForNull)
        #expect(try !Self.around("WHERE b.«rpm» IS TRUE").isTestedForNull)
    }
}
