import SQLFrontend
import Testing

/// Edits that need more than a token: another row of an order, a clause more or less, the same in several places.
@Suite struct MirroredQueryTests {
    private static func edits(of statement: String, hints: MutantHints = MutantHints()) throws -> [String] {
        let (view, project) = try TestProject.load(statement)
        let query = try SQLBinder.bind(view: view, project: project)
        var hints = hints
        hints.mirrors = true
        return SQLMutants(query: query, project: project, hints: hints).all().map {
            "\($0.causeCode): \($0.original) → \($0.replacement)"
        }
    }

    private static let ranked = """
        WITH ranked AS (
            SELECT q.spine_id, f.dest, f.dep_delay,
                   lag(f.dep_delay) OVER (PARTITION BY q.spine_id ORDER BY f.scheduled_at) AS before,
                   avg(f.dep_delay) OVER () AS usual,
                   row_number() OVER (PARTITION BY q.spine_id ORDER BY f.scheduled_at DESC) AS recency
            FROM spine q
            JOIN flights f ON f.tailnum = q.tailnum AND f.scheduled_at <= q.as_of
        )
        SELECT s.spine_id, max(r.dep_delay) FILTER (WHERE r.recency = 1)::bigint AS v
        FROM spine s
        LEFT JOIN ranked r ON r.spine_id = s.spine_id
        GROUP BY s.spine_id
        """

    @Test(arguments: [
        "ORD: lag(f.dep_delay) OVER (PARTITION BY q.spine_id ORDER BY f.scheduled_at) → CASE WHEN row_number() OVER "
            + "(PARTITION BY q.spine_id ORDER BY f.scheduled_at) > 1 THEN first_value(f.dep_delay) OVER "
            + "(PARTITION BY q.spine_id ORDER BY f.scheduled_at) END",
        "PAR: () → (PARTITION BY q.spine_id)", "PAR:  → , f.origin",
        "RNG: 1 → (SELECT max(ranked.recency) FROM ranked ranked WHERE ranked.spine_id = r.spine_id)",
        "AGG: max(r.dep_delay) FILTER (WHERE r.recency = 1) → min(r.dep_delay)",
        "AGG: r.recency = 1 → TRUE", "LAT:  →  AND f.scheduled_at <= q.planned_at",
    ])
    func makes(_ edit: String) throws {
        let edits = try Self.edits(of: Self.ranked)
        #expect(edits.contains(edit), "\(edits.joined(separator: "\n"))")
    }

    /// The window that a query writes down twice is another in both places, and in each alone.
    @Test func theSameIsEditedEverywhere() throws {
        let statement = """
            SELECT s.spine_id, count(f.flight_id) + count(g.flight_id) AS v
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
            LEFT JOIN flights g ON g.tailnum = s.tailnum AND g.departed_at > s.as_of - INTERVAL '7 days'
            GROUP BY s.spine_id
            """
        let edits = try Self.edits(of: statement)
        #expect(edits.filter { $0 == "WIN: '7 days' → '8 days'" }.count == 2)
        #expect(edits.contains { $0.hasPrefix("WIN: '7 days'\nLEFT JOIN") && $0.hasSuffix("'8 days'") })
        #expect(edits.contains { $0.hasPrefix("FAN: LEFT JOIN") } == false, "both tables are counted")
    }

    /// A join that nothing is taken from is left out; the start of a window is that of the other half's month or week.
    @Test func joinsAndStartsAreTried() throws {
        let statement = """
            SELECT s.spine_id, count(f.flight_id) AS v
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at <= s.as_of
              AND f.scheduled_at >= date_trunc('week', s.as_of + INTERVAL '1 day', 'UTC') - INTERVAL '1 day'
            LEFT JOIN flights g ON g.tailnum = s.tailnum
            GROUP BY s.spine_id
            """
        let edits = try Self.edits(of: statement, hints: MutantHints(units: ["month"]))
        #expect(edits.contains("FAN: LEFT JOIN flights g ON g.tailnum = s.tailnum → "))
        #expect(edits.contains("WKS: '1 day', 'UTC') - INTERVAL '1 day' → '0 days', 'UTC') - INTERVAL '0 days'"))
        let start = "f.scheduled_at >= s.as_of - INTERVAL '30 days'"
        let trailing = statement.replacing(
            "f.scheduled_at >= date_trunc('week', s.as_of + INTERVAL '1 day', 'UTC') - INTERVAL '1 day'", with: start)
        #expect(
            try Self.edits(of: trailing, hints: MutantHints(units: ["month"])).contains(
                "WIN: s.as_of - INTERVAL '30 days' → date_trunc('month', s.as_of, 'UTC')"))
    }
}
