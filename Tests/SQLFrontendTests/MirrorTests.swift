import SQLFrontend
import Testing

/// Edits that make SQL say what a mistake in the Swift half says: made of a whole call, and bound like any other.
@Suite struct MirrorTests {
    private static func edits(_ expression: String, hints: MutantHints = MutantHints()) throws -> [String] {
        let statement = """
            SELECT s.spine_id, (\(expression))::bigint AS v
            FROM spine s
            LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
              AND f.scheduled_at <= s.as_of
            GROUP BY s.spine_id, s.as_of
            """
        let (view, project) = try TestProject.load(statement)
        let query = try SQLBinder.bind(view: view, project: project)
        var hints = hints
        hints.mirrors = true
        return SQLMutants(query: query, project: project, hints: hints).all().map {
            "\($0.causeCode): \($0.original) → \($0.replacement)"
        }
    }

    @Test(arguments: [
        (
            "extract(minute FROM s.as_of - max(f.scheduled_at))",
            "CAL: extract(minute FROM s.as_of - max(f.scheduled_at)) → "
                + "floor(extract(epoch FROM s.as_of - max(f.scheduled_at)) / 60)"
        ),
        (
            "floor(extract(epoch FROM s.as_of - max(f.scheduled_at)) / 3600)",
            "CAL: extract(epoch FROM s.as_of - max(f.scheduled_at)) / 3600 → "
                + "extract(hour FROM s.as_of - max(f.scheduled_at))"
        ),
        ("count(f.dest = 'JFK')", "AGG: count(f.dest = 'JFK') → count(*) FILTER (WHERE f.dest = 'JFK')"),
        ("count(*) FILTER (WHERE f.dest = 'JFK')", "TXT: = 'JFK' → LIKE 'JFK%'"),
        ("length(max(f.dest))", "AGG: max(f.dest) → (array_agg(f.dest ORDER BY f.scheduled_at DESC))[1]"),
        ("length(split_part(max(f.dest), '-', 1))", "TXT: max(f.dest) → ltrim(max(f.dest), '-')"),
        ("count(*) FILTER (WHERE strpos(f.dest, 'J') > 0)", "TXT: > 0 → = 1"),
        ("GREATEST(count(f.dest) - 2, 0)", "ARI: GREATEST(count(f.dest) - 2, 0) → (count(f.dest) - 2)"),
        (
            "count(*) FILTER (WHERE s.as_of - f.scheduled_at <= INTERVAL '90 seconds')",
            "RND: s.as_of - f.scheduled_at <= INTERVAL '90 seconds' → "
                + "floor(extract(epoch FROM s.as_of - f.scheduled_at) / 60) <= "
                + "extract(epoch FROM INTERVAL '90 seconds') / 60"
        ),
        (
            "(s.as_of AT TIME ZONE 'UTC')::date - (max(f.scheduled_at) AT TIME ZONE 'UTC')::date",
            "CAL: (s.as_of AT TIME ZONE 'UTC')::date - (max(f.scheduled_at) AT TIME ZONE 'UTC')::date → "
                + "floor(extract(epoch FROM (s.as_of) - (max(f.scheduled_at))) / 86400)::int"
        ),
        (
            "floor(extract(epoch FROM s.as_of - max(f.scheduled_at)) / 86400)",
            "CAL: floor(extract(epoch FROM s.as_of - max(f.scheduled_at)) / 86400) → "
                + "(((s.as_of) AT TIME ZONE 'UTC')::date - ((max(f.scheduled_at)) AT TIME ZONE 'UTC')::date)"
        ),
        (
            "(DATE '2013-01-01' - DATE '2000-01-01') / 365",
            "CAL: (DATE '2013-01-01' - DATE '2000-01-01') / 365 → extract(year FROM "
                + "age((DATE '2013-01-01')::timestamp, (DATE '2000-01-01')::timestamp))::int"
        ),
        ("max(abs(f.dep_delay))", "ARI: abs(f.dep_delay) → CASE WHEN (f.dep_delay) < 0 THEN 0 ELSE (f.dep_delay) END"),
        ("sum(GREATEST(f.dep_delay, 0))", "ARI: sum(GREATEST(f.dep_delay, 0)) → GREATEST(sum(f.dep_delay), 0)"),
        ("avg(f.dep_delay)", "DIV: avg(f.dep_delay) → ((sum(f.dep_delay))::bigint / NULLIF(count(*), 0))"),
        ("100 * sum(f.dep_delay) / count(*)", "DIV: sum(f.dep_delay) / count(*) → (sum(f.dep_delay) / count(*))"),
        (
            "count(*) FILTER (WHERE f.dep_delay BETWEEN 22 AND 5)",
            "CND: f.dep_delay BETWEEN 22 AND 5 → (f.dep_delay >= 22 OR f.dep_delay < 5)"
        ),
        (
            "count(*) FILTER (WHERE f.dep_delay::float8 > 0.2)",
            "PRC: f.dep_delay::float8 > 0.2 → (f.dep_delay::float8)::real > (0.2)::real"
        ),
        ("length(btrim(max(f.dest)))", "CAS: btrim(max(f.dest)) → replace(max(f.dest), ' ', '')"),
        ("sum(f.dep_delay - f.arr_delay)", "ARI: - f.arr_delay → "),
        (
            "count(*) FILTER (WHERE f.origin <> f.dest)",
            "DUP: count(*) FILTER (WHERE f.origin <> f.dest) → GREATEST(count(DISTINCT f.dest) - 1, 0)"
        ),
        ("count(*) FILTER (WHERE f.dep_delay < 9)", "NUL: f.dep_delay → COALESCE(f.dep_delay, 0)"),
        ("count(DISTINCT f.dep_delay)", "NUL: f.dep_delay → COALESCE((f.dep_delay)::text, '?')"),
        (
            "count(*) FILTER (WHERE f.landed_at - f.departed_at > INTERVAL '90 seconds')",
            "CST: '90 seconds' → '91 seconds'"
        ),
        ("count(*) FILTER (WHERE ARRAY[f.origin] @> ARRAY[f.dest])", "CND: @> → &&"),
    ])
    func makes(_ expression: String, _ edit: String) throws {
        let edits = try Self.edits(expression)
        #expect(edits.contains(edit), "\(edits.joined(separator: "\n"))")
    }

    /// What the Swift half holds rows to is put into the join, and before the rows that an aggregate counts.
    @Test func conditionsOfTheOtherHalfAreTried() throws {
        let hints = MutantHints(conditions: [MutantHints.Condition(column: "dest", test: "IS DISTINCT FROM 'JFK'")])
        let edits = try Self.edits("count(f.origin)", hints: hints)
        #expect(edits.contains("CND:  →  AND f.dest IS DISTINCT FROM 'JFK'"))
        #expect(edits.contains("CND:  →  FILTER (WHERE f.dest IS DISTINCT FROM 'JFK')"))
        #expect(try !Self.edits("count(f.origin)").contains { $0.contains("IS DISTINCT FROM 'JFK'") })
    }
}
