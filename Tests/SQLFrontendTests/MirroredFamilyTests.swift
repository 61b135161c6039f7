import SQLFrontend
import Testing

/// Edits that stand for a family of mistakes: weights, stand-ins, units, what the question says for what a row says.
@Suite struct MirroredFamilyTests {
    private static func mutants(of statement: String, hints: MutantHints) throws -> SQLMutants {
        let (view, project) = try TestProject.load(statement)
        var hints = hints
        hints.mirrors = true
        return SQLMutants(query: try SQLBinder.bind(view: view, project: project), project: project, hints: hints)
    }

    private static func edits(of statement: String, hints: MutantHints = MutantHints()) throws -> [String] {
        try mutants(of: statement, hints: hints).all().map { "\($0.causeCode): \($0.original) → \($0.replacement)" }
    }

    private static func statement(_ expression: String) -> String {
        """
        SELECT s.spine_id, (\(expression))::bigint AS v
        FROM spine s
        LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
          AND f.scheduled_at <= s.as_of
        GROUP BY s.spine_id, s.as_of
        """
    }

    @Test(arguments: [
        (
            "avg(f.dep_delay)",
            "AGG: avg(f.dep_delay) → (sum((f.dep_delay) * f.arr_delay)::numeric / "
                + "NULLIF(sum(CASE WHEN (f.dep_delay) IS NOT NULL THEN f.arr_delay END), 0))"
        ),
        (
            "sum(f.dep_delay * f.arr_delay)::numeric / sum(f.arr_delay)",
            "AGG: sum(f.dep_delay * f.arr_delay)::numeric / sum(f.arr_delay) → avg(f.dep_delay)"
        ),
        (
            "avg(f.dep_delay / NULLIF(f.arr_delay, 0))",
            "AGG: avg(f.dep_delay / NULLIF(f.arr_delay, 0)) → "
                + "(sum(f.dep_delay)::numeric / NULLIF(sum(f.arr_delay)::numeric, 0))"
        ),
        ("count(*) FILTER (WHERE f.dest IS NOT NULL)", "NUL: f.dest → NULLIF(f.dest, '')"),
        (
            "extract(day FROM max(f.landed_at) - min(f.departed_at))",
            "CAL: extract(day FROM max(f.landed_at) - min(f.departed_at)) → "
                + "(((max(f.landed_at)) AT TIME ZONE 'UTC')::date - ((min(f.departed_at)) AT TIME ZONE 'UTC')::date)"
        ),
        ("sum(f.dep_delay)", "ARI: f.dep_delay → (f.dep_delay) * f.arr_delay"),
        ("sum(f.dep_delay * f.arr_delay)", "ARI: * f.arr_delay → "),
        (
            "min(extract(milliseconds FROM f.landed_at - f.departed_at))",
            "CAL: extract(milliseconds FROM f.landed_at - f.departed_at) → "
                + "(extract(epoch FROM f.landed_at - f.departed_at) * 1000)"
        ),
        (
            "floor(extract(epoch FROM max(f.landed_at - f.departed_at)) / 60)",
            "RND: extract(epoch FROM max(f.landed_at - f.departed_at)) → "
                + "(floor(extract(epoch FROM max(f.landed_at - f.departed_at)) / 3600) * 3600)"
        ),
        (
            "max(extract(epoch FROM f.landed_at - f.departed_at))",
            "RND: f.landed_at - f.departed_at → "
                + "date_trunc('hour', f.landed_at, 'UTC') - date_trunc('hour', f.departed_at, 'UTC')"
        ),
        (
            "max(extract(epoch FROM f.landed_at - f.departed_at))",
            "COL: f.departed_at → CASE WHEN f.departed_at IS NOT NULL THEN f.scheduled_at END"
        ),
        ("max(extract(epoch FROM f.landed_at - f.departed_at))", "COL: f.departed_at → s.as_of"),
        (
            "count(*) FILTER (WHERE extract(dow FROM f.scheduled_at AT TIME ZONE 'UTC') IN (0, 6))",
            "WKS: extract(dow FROM f.scheduled_at AT TIME ZONE 'UTC') → "
                + "((extract(dow FROM f.scheduled_at AT TIME ZONE 'UTC') + 1) % 7)"
        ),
        (
            "extract(epoch FROM s.as_of - max(f.scheduled_at))",
            "EMP: max(f.scheduled_at) → COALESCE(max(f.scheduled_at), s.as_of)"
        ),
        ("GREATEST(0, 56 - max(f.dep_delay))", "EMP: 56 - max(f.dep_delay) → COALESCE(56 - max(f.dep_delay), 56)"),
        ("count(*) FILTER (WHERE f.dest <> 'win')", "CND: <> 'win' → = 'loss'"),
        (
            "(array_agg(f.dep_delay ORDER BY f.dep_delay))[1]",
            "ORD: f.dep_delay → f.scheduled_at DESC, f.flight_id DESC"
        ),
        (
            "count(*) FILTER (WHERE f.dep_delay BETWEEN 1 AND 6)",
            "RNG: f.dep_delay BETWEEN 1 AND 6 → (f.dep_delay >= 1 AND f.dep_delay < 6)"
        ),
        (
            "count(*) FILTER (WHERE f.dest IS DISTINCT FROM f.origin)",
            "DUP: count(*) FILTER (WHERE f.dest IS DISTINCT FROM f.origin) → "
                + "GREATEST(count(DISTINCT COALESCE((f.dest)::text, '?')) - 1, 0)"
        ),
    ])
    func makes(_ expression: String, _ edit: String) throws {
        let hints = MutantHints(numbers: ["56"], texts: ["loss"])
        let edits = try Self.edits(of: Self.statement(expression), hints: hints)
        #expect(edits.contains(edit), "\(edits.joined(separator: "\n"))")
    }

    private static let stretches = """
        WITH flown AS (
            SELECT q.spine_id, f.dep_delay, f.landed_at, f.departed_at,
                   f.scheduled_at - lag(f.scheduled_at) OVER (PARTITION BY f.tailnum ORDER BY f.scheduled_at) AS gap,
                   row_number() OVER (PARTITION BY q.spine_id ORDER BY f.scheduled_at DESC) AS back
            FROM spine q
            JOIN flights f ON f.tailnum = q.tailnum AND f.scheduled_at <= q.as_of
        ),
        often AS (
            SELECT w.spine_id, w.dep_delay FROM flown w GROUP BY w.spine_id, w.dep_delay
        )
        SELECT s.spine_id,
               (SELECT extract(epoch FROM w.gap)::bigint FROM flown w
                WHERE w.spine_id = s.spine_id AND w.back = 1 AND w.landed_at IS NULL) AS v
        FROM spine s
        """

    @Test(arguments: [
        "RNG: f.scheduled_at - lag(f.scheduled_at) OVER (PARTITION BY f.tailnum ORDER BY f.scheduled_at) → "
            + "lead(f.scheduled_at, 1, q.as_of) OVER (PARTITION BY f.tailnum ORDER BY f.scheduled_at) - f.scheduled_at",
        "EMP: f.scheduled_at → f.scheduled_at, 1, q.as_of", "PAR:  →  q.spine_id,",
        "RNG:  →  HAVING w.dep_delay >= 1",
        "AGG:  → , w.landed_at",
        "CND: 1 → (SELECT min(ranked.back) FROM flown ranked WHERE ranked.spine_id = w.spine_id AND "
            + "ranked.landed_at IS NULL)",
    ])
    func makesOfSeveralRows(_ edit: String) throws {
        let edits = try Self.edits(of: Self.stretches)
        #expect(edits.contains(edit), "\(edits.joined(separator: "\n"))")
    }

    /// A further join that finds several rows is made to find one.
    @Test func joinsFindOneRow() throws {
        let statement = """
            SELECT s.spine_id, count(f.flight_id) AS v
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum
            LEFT JOIN LATERAL (SELECT g.dest FROM flights g WHERE g.tailnum = s.tailnum ORDER BY g.scheduled_at) g ON true
            JOIN flights h ON h.origin = f.dest
            GROUP BY s.spine_id
            """
        let edits = try Self.edits(of: statement)
        #expect(edits.contains("FAN:  → , g.flight_id LIMIT 1"), "\(edits.joined(separator: "\n"))")
        let last = "WHERE h.origin = f.dest ORDER BY h.scheduled_at DESC, h.flight_id LIMIT 1) h ON true"
        #expect(edits.contains { $0.contains(last) })
    }

    /// What a common table holds several times is counted once.
    @Test func rowsAreCountedOnce() throws {
        let statement = """
            WITH twice AS (
                SELECT q.spine_id, f.flight_id
                FROM spine q
                JOIN flights f ON f.tailnum = q.tailnum AND f.scheduled_at <= q.as_of
                JOIN flights g ON g.tailnum = f.tailnum
            )
            SELECT s.spine_id, (SELECT count(*) FROM twice w WHERE w.spine_id = s.spine_id) AS v
            FROM spine s
            """
        let edits = try Self.edits(of: statement)
        #expect(edits.contains("DUP: * → DISTINCT w.flight_id"), "\(edits.joined(separator: "\n"))")
    }

    /// Two edits at once are one; two of the same place are none.
    @Test func editsAreMadeTogether() throws {
        let statement = Self.statement("count(*) FILTER (WHERE f.dest <> 'win')")
        let mutants = try Self.mutants(of: statement, hints: MutantHints())
        let all = mutants.all()
        let sign = try #require(all.first { $0.original == "<>" && $0.replacement == "=" })
        let days = try #require(all.first { $0.original == "'7 days'" && $0.replacement == "'8 days'" })
        let both = try #require(mutants.together(sign, days))
        #expect(both.mutant.edits.count == 2)
        #expect(both.query.text.contains("'8 days'") && both.query.text.contains("f.dest = 'win'"))
        #expect(mutants.together(sign, sign) == nil)
    }
}
