import Contracts
import Testing

@testable import SQLFrontend

/// What depends on the session's time zone is reported with its portable spelling.
struct ZoneTests {
    @Test(arguments: [
        "f.scheduled_at::date", "f.scheduled_at::text", "date_trunc('day', f.scheduled_at)",
        "extract(hour FROM f.scheduled_at)", "date_part('dow', f.scheduled_at)", "to_char(f.scheduled_at, 'HH24')",
        "f.scheduled_at > '2013-03-10 00:00'", "f.scheduled_at > DATE '2013-03-10'", "f.dest::timestamptz",
        "f.scheduled_at - INTERVAL '7 days'", "INTERVAL '1 month' + f.scheduled_at",
        "f.scheduled_at + make_interval(days => 3)", "age(s.as_of, f.scheduled_at)",
        "(f.scheduled_at AT TIME ZONE 'UTC')::timestamptz", "f.scheduled_at > TIMESTAMP '2013-03-10 00:00'",
        "make_timestamptz(2013, 1, 1, 0, 0, 0)", "f.dest || f.scheduled_at", "f.scheduled_at::timestamp",
    ])
    func dependent(expression: String) throws {
        let lints = try lints(expression)
        #expect(lints.map(\.code) == [.zoneDependent], "\(lints)")
        #expect(lints.allSatisfy { !$0.suggestion.isEmpty && $0.location.line > 1 })
    }

    @Test(arguments: [
        "(f.scheduled_at AT TIME ZONE 'UTC')::date", "date_trunc('day', f.scheduled_at, 'UTC')",
        "extract(epoch FROM f.scheduled_at)", "extract(hour FROM f.scheduled_at - s.as_of)",
        "f.scheduled_at > '2013-03-10 00:00Z'", "f.scheduled_at - INTERVAL '168 hours'",
        "f.scheduled_at - s.as_of > INTERVAL '7 days'",
        "extract(hour FROM f.scheduled_at AT TIME ZONE 'America/New_York')",
        "DATE '2013-03-10' + INTERVAL '1 month'", "make_timestamptz(2013, 1, 1, 0, 0, 0, 'UTC')",
        "(DATE '2013-03-10')::timestamp AT TIME ZONE 'UTC'",
    ])
    func independent(expression: String) throws {
        #expect(try lints(expression).isEmpty)
    }

    @Test func whereZonesAreStrictTheyAreErrors() throws {
        let sql = "SELECT s.spine_id, 1 AS v FROM spine s, flights f WHERE f.scheduled_at::date IS NOT NULL"
        var (view, project) = try TestProject.load(sql)
        project.zones = .strict
        let errors = #expect(throws: SQLErrors.self) { try SQLBinder.bind(view: view, project: project) }
        #expect(errors?.errors.map(\.hint) == ["name the zone: (… AT TIME ZONE 'UTC')::date"])
        project.zones = .warn
        view = try #require(project.view("View"))
        #expect(try SQLBinder.bind(view: view, project: project).lints.count == 1)
    }

    private func lints(_ expression: String) throws -> [Lint] {
        try TestProject.bind(
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f WHERE (\(expression)) IS NOT NULL"
        ).lints
    }
}
