import SQLFrontend
import Testing

/// Edits that read the same words of a definition in another way.
@Suite struct MirroredReadingsTests {
    private static func edits(of expression: String) throws -> [String] {
        let statement = """
            SELECT s.spine_id, (\(expression)) AS v
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
              AND f.scheduled_at <= s.as_of
            GROUP BY s.spine_id, s.as_of
            """
        let (view, project) = try TestProject.load(statement)
        let hints = MutantHints(durations: [31_536_000_000_000], zones: ["Europe/Berlin"], mirrors: true)
        let mutants = SQLMutants(
            query: try SQLBinder.bind(view: view, project: project), project: project, hints: hints)
        return mutants.all().map { "\($0.causeCode): \($0.original) → \($0.replacement)" }
    }

    @Test(arguments: [
        (
            "percentile_cont(0.5) WITHIN GROUP (ORDER BY f.dep_delay)::bigint",
            "AGG: percentile_cont(0.5) WITHIN GROUP (ORDER BY f.dep_delay) → "
                + "(percentile_disc(0.5 + 0.0000001) WITHIN GROUP (ORDER BY f.dep_delay))::float8"
        ),
        (
            "count(*) FILTER (WHERE f.dest = 'x') + count(f.arr_delay)",
            "CND:  →  FILTER (WHERE f.dest = 'x')"
        ),
        (
            "max(f.dep_delay) - min(f.arr_delay)",
            "ARI: max(f.dep_delay) - min(f.arr_delay) → (min(f.arr_delay) - max(f.dep_delay))"
        ),
        (
            "min(f.dep_delay)::bigint",
            "EMP: min(f.dep_delay) → CASE WHEN min(f.dep_delay) > 0 THEN 0 ELSE min(f.dep_delay) END"
        ),
        (
            "bool_or(f.dep_delay > 0)::int::bigint",
            "AGG: bool_or(f.dep_delay > 0) → bool_and(COALESCE(f.dep_delay > 0, false))"
        ),
        (
            "count(*) FILTER (WHERE (f.landed_at AT TIME ZONE 'UTC')::date = (f.departed_at AT TIME ZONE 'UTC')::date)",
            "CAL: (f.landed_at AT TIME ZONE 'UTC')::date = (f.departed_at AT TIME ZONE 'UTC')::date → "
                + "(f.landed_at) - (f.departed_at) < INTERVAL '24 hours'"
        ),
        (
            "count(*) FILTER (WHERE f.landed_at::date > date '2024-01-01')",
            "TZ: f.landed_at → (f.landed_at AT TIME ZONE 'Europe/Berlin')"
        ),
        (
            "count(*) FILTER (WHERE f.landed_at >= date_trunc('quarter', s.as_of, 'UTC'))",
            "CAL: date_trunc('quarter', s.as_of, 'UTC') → ((date_trunc('quarter', (s.as_of) AT TIME ZONE 'UTC' + "
                + "INTERVAL '1 month') - INTERVAL '1 month') AT TIME ZONE 'UTC')"
        ),
        (
            "count(*) FILTER (WHERE f.landed_at >= date_trunc('year', s.as_of, 'UTC'))",
            "CAL: date_trunc('year', s.as_of, 'UTC') → (date_trunc('day', s.as_of, 'UTC') - INTERVAL '8736 hours')"
        ),
        (
            "count(*) FILTER (WHERE f.dest = ANY (ARRAY['x', f.origin]))",
            "TXT: f.dest = ANY (ARRAY['x', f.origin]) → EXISTS (SELECT 1 FROM unnest(ARRAY['x', f.origin]) AS "
                + "element(value) WHERE starts_with(element.value, f.dest))"
        ),
        (
            "count(DISTINCT btrim(f.dest))",
            "CAS: btrim(f.dest) → translate(f.dest, E' \\t\\n\\r\\f\\u000B\\u00A0\\u2003\\u3000', '')"
        ),
        ("mode() WITHIN GROUP (ORDER BY f.dep_delay)", "TIE:  →  DESC"),
        ("sum(abs(f.dep_delay))::bigint", "ARI: sum(abs(f.dep_delay)) → abs(sum(f.dep_delay))"),
    ])
    func readsInAnotherWay(_ expression: String, _ edit: String) throws {
        let edits = try Self.edits(of: expression)
        #expect(edits.contains(edit), "\(edits.joined(separator: "\n"))")
    }
}
