import Testing

@testable import SQLFrontend

/// LIMIT and its like need an order that decides.
struct OrderTests {
    static func last(_ order: String, value: String = "f.dest", filter: String = "true") -> String {
        "SELECT s.spine_id, (SELECT \(value) FROM flights f WHERE f.tailnum = s.tailnum AND \(filter) \(order)) AS v FROM spine s"
    }

    @Test(arguments: [
        last("ORDER BY f.scheduled_at DESC, f.flight_id LIMIT 1"), last("ORDER BY f.flight_id LIMIT 1"),
        last("ORDER BY f.dest LIMIT 1"), last("ORDER BY f.scheduled_at, f.dest LIMIT 1"),
        last("LIMIT 1", filter: "f.flight_id = s.n"), last("LIMIT 1", value: "s.tailnum"),
        last("ORDER BY 1 LIMIT 1", value: "max(f.dest)"), last("LIMIT 1", value: "max(f.dest)"),
        last("GROUP BY f.dest ORDER BY count(*) DESC, f.dest LIMIT 1"), last("LIMIT ALL"), last("LIMIT 0"),
        last("ORDER BY upper(f.dest) LIMIT 1", value: "upper(f.dest)"),
        last("ORDER BY f.scheduled_at FETCH FIRST 1 ROW WITH TIES"),
    ])
    func total(sql: String) throws {
        let query = try TestProject.bind(sql, features: [("v", "text?")])
        #expect(query.lints.isEmpty, "\(query.lints)")
    }

    @Test(arguments: [
        last("LIMIT ↓1"), last("ORDER BY f.scheduled_at DESC LIMIT ↓1"), last("ORDER BY f.scheduled_at OFFSET ↓1"),
        last("ORDER BY upper(f.dest) LIMIT ↓1"), last("GROUP BY f.dest ORDER BY count(*) DESC LIMIT ↓1"),
        last("ORDER BY f.flight_id / 2 LIMIT ↓1"), last("LIMIT ↓1", filter: "f.flight_id > s.n"),
    ])
    func notTotal(marked: String) throws {
        try expectRefusal(
            marked, "LIMIT picks any of the rows that tie, because its ORDER BY is not total",
            features: [("v", "text?")])
    }

    @Test(arguments: [
        ("row_number() OVER (PARTITION BY s.spine_id ORDER BY f.scheduled_at)", true),
        ("row_number() OVER (PARTITION BY s.spine_id ORDER BY f.scheduled_at, f.flight_id)", false),
        ("rank() OVER (PARTITION BY s.spine_id ORDER BY f.scheduled_at)", false),
        ("lag(f.dep_delay) OVER (PARTITION BY s.spine_id ORDER BY f.scheduled_at)", true),
        ("first_value(f.dep_delay) OVER (ORDER BY f.dep_delay)", false),
        ("first_value(f.dep_delay) OVER (ORDER BY f.dest)", true),
        ("sum(f.dep_delay) OVER (ORDER BY f.scheduled_at ROWS 3 PRECEDING)::bigint", true),
        ("sum(f.dep_delay) OVER (ORDER BY f.scheduled_at)::bigint", false),
        ("(SELECT array_agg(g.dest ORDER BY g.scheduled_at) FROM flights g)[1]::text::bigint", true),
        ("(SELECT array_agg(g.dest ORDER BY g.dest) FROM flights g)[1]::text::bigint", false),
        ("(SELECT string_agg(g.dest, ',') FROM flights g)::bigint", true),
        ("(SELECT string_agg(DISTINCT g.dest, ',') FROM flights g)::bigint", false),
    ])
    func windowsAndCollections(value: String, isUnstable: Bool) throws {
        let query = try TestProject.bind(
            "SELECT s.spine_id, \(value) AS v FROM spine s JOIN flights f ON f.tailnum = s.tailnum",
            features: [("v", "int?")])
        #expect(query.lints.map(\.code) == (isUnstable ? [.unstableOrder] : []))
    }

    @Test func distinctOnWithoutATotalOrderIsALint() throws {
        let query = try TestProject.bind(
            "SELECT DISTINCT ON (s.spine_id) s.spine_id, f.dep_delay AS v FROM spine s JOIN flights f USING (tailnum) "
                + "ORDER BY s.spine_id, f.scheduled_at", features: [("v", "int?")])
        #expect(query.lints.map(\.code) == [.unstableOrder])
    }

    @Test func anUnorderedListMayBeCollectedInAnyOrder() throws {
        let sql = "SELECT s.spine_id, array_agg(f.dest) AS v FROM spine s JOIN flights f USING (tailnum) GROUP BY 1"
        #expect(try TestProject.bind(sql, features: [("v", "list(text, unordered)?")]).lints.isEmpty)
        #expect(try TestProject.bind(sql, features: [("v", "list(text)?")]).lints.map(\.code) == [.unstableOrder])
    }
}
