/// Invents queries over `spine s` and `event e`, as features ask them, the same ones for the same seed.
///
/// What a query gives never depends on an order that it does not state.
struct QueryGenerator {
    private var choices: SeededChoices

    init(seed: UInt64) {
        choices = SeededChoices(seed: seed)
    }

    mutating func query() -> String {
        switch choices.below(10) {
        case 0, 1: grouped()
        case 2: windowed()
        case 3: lateralRows()
        case 4: lateralAggregate()
        case 5: "SELECT s.spine_id, \(subquery()) AS v, \(subquery()) AS w FROM spine s"
        case 6: distinctOn()
        case 7: setOperation()
        case 8: commonTable()
        default: series()
        }
    }

    // MARK: Values

    private mutating func number() -> String {
        choices.pick([
            "e.size", "e.no", "(e.no % 5)", "abs(e.size)", "COALESCE(e.size, 0)", "length(e.kind)", "(e.no * 2 - 7)",
            "extract(isodow FROM e.at AT TIME ZONE 'America/New_York')::int4", "e.amount", "(e.amount * 3)",
            "round(e.amount / 3, 2)", "extract(epoch FROM s.as_of - e.at)", "GREATEST(e.size, 2)",
            "NULLIF(e.no % 3, 0)",
        ])
    }

    private mutating func anything() -> String {
        choices.below(3) > 0
            ? number()
            : choices.pick([
                "e.kind", "e.at", "e.x", "e.at::date", "upper(e.kind)", "(e.kind || e.no)", "(e.size > 0)",
                "date_trunc('day', e.at, 'America/New_York')", "regexp_replace(e.kind, '[xX]', 'z')",
            ])
    }

    private mutating func condition(_ depth: Int = 2) -> String {
        switch choices.below(depth > 0 ? 12 : 8) {
        case 0: return "e.size > \(choices.below(4) - 1)"
        case 1: return "e.kind = \(choices.pick(["'x'", "'y'", "'X'", "''"]))"
        case 2: return "e.kind IS \(choices.pick(["", "NOT "]))NULL"
        case 3: return "e.at \(choices.pick(["<", "<=", ">", ">="])) s.as_of - INTERVAL '\(span())'"
        case 4: return "e.amount \(choices.pick(["<", ">=", "<>"])) \(choices.pick(["1.5", "0", "100", "-0.25"]))"
        case 5: return "e.no % \(2 + choices.below(4)) = \(choices.below(2))"
        case 6: return "e.kind ~ \(choices.pick(["'^[xy]$'", "'X'", "'.'", "'^$'"]))"
        case 7: return "e.size NOT IN (3, \(choices.pick(["0", "NULL", "-1"])))"
        case 8, 9: return "(\(condition(depth - 1)) AND \(condition(depth - 1)))"
        case 10: return "(\(condition(depth - 1)) OR \(condition(depth - 1)))"
        default: return "NOT (\(condition(depth - 1)))"
        }
    }

    private mutating func span() -> String {
        choices.pick([
            "1 day", "7 days", "12 hours", "36 hours", "1 month", "0", "3 days 00:00:00.000001", "1 week", "-2 days",
        ])
    }

    private mutating func aggregate() -> String {
        let filter = choices.below(4) == 0 ? " FILTER (WHERE \(condition(1)))" : ""
        switch choices.below(11) {
        case 0: return "count(*)\(filter)"
        case 1: return "count(\(choices.pick(["", "DISTINCT "]))\(anything()))\(filter)"
        case 2: return "sum(\(number()))\(filter)"
        case 3: return "avg(\(number()))\(filter)"
        case 4: return "\(choices.pick(["min", "max"]))(\(number()))\(filter)"
        case 5: return "\(choices.pick(["min", "max"]))(\(choices.pick(["e.kind", "e.at", "e.at::date"])))\(filter)"
        case 6: return "bool_\(choices.pick(["and", "or"]))(\(condition(1)))\(filter)"
        case 7: return "string_agg(e.kind, ',' ORDER BY e.no\(choices.pick(["", " DESC"])))\(filter)"
        case 8: return "array_agg(\(anything()) ORDER BY e.no\(choices.pick(["", " DESC"])))\(filter)"
        case 9: return "\(choices.pick(["stddev", "variance", "stddev_pop", "var_pop"]))(\(number()))\(filter)"
        default:
            return "percentile_\(choices.pick(["cont", "disc"]))(\(choices.pick(["0.5", "0.9", "0", "1"]))) "
                + "WITHIN GROUP (ORDER BY \(choices.pick(["e.no", "e.size", "e.no / 7.0::float8"])))\(filter)"
        }
    }

    private mutating func windowCall() -> String {
        switch choices.below(9) {
        case 0:
            "\(choices.pick(["rank", "dense_rank", "percent_rank", "cume_dist"]))() OVER (\(partition())ORDER BY \(number()))"
        case 1: "row_number() OVER (\(partition())ORDER BY \(number()) DESC NULLS LAST, e.no)"
        case 2:
            "\(choices.pick(["lag", "lead"]))(\(anything()), \(1 + choices.below(3))) OVER (\(partition())ORDER BY e.no)"
        case 3:
            "\(choices.pick(["first_value", "last_value"]))(\(anything())) OVER (\(partition())ORDER BY e.no \(frame()))"
        case 4: "ntile(\(1 + choices.below(4))) OVER (\(partition())ORDER BY e.no)"
        default: "\(windowAggregate()) OVER (\(partition())ORDER BY e.no \(frame()))"
        }
    }

    private mutating func windowAggregate() -> String {
        let name = choices.pick(["sum", "avg", "min", "max", "count", "stddev", "variance"])
        return choices.below(4) == 0
            ? "count(*) FILTER (WHERE \(condition(1)))" : "\(name)(\(number()))"
    }

    private mutating func partition() -> String {
        choices.pick(["", "PARTITION BY e.id ", "PARTITION BY e.kind ", "PARTITION BY e.id, e.size > 0 "])
    }

    private mutating func frame() -> String {
        let unit = choices.pick(["ROWS", "ROWS", "GROUPS", "RANGE"])
        let (low, high) = (choices.below(4), choices.below(4))
        let bounds = choices.pick([
            "BETWEEN \(low) PRECEDING AND CURRENT ROW", "BETWEEN \(low) PRECEDING AND \(high) FOLLOWING",
            "BETWEEN UNBOUNDED PRECEDING AND \(high) PRECEDING", "BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            "BETWEEN \(low) FOLLOWING AND \(low + high) FOLLOWING",
        ])
        return
            "\(unit) \(bounds)\(choices.pick(["", "", "", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES"]))"
    }

    // MARK: Shapes

    private mutating func grouped() -> String {
        "SELECT s.spine_id, \(aggregate()) AS v, \(aggregate()) AS w FROM spine s "
            + "\(choices.pick(["LEFT ", ""]))JOIN event e ON e.id = s.id AND \(condition()) GROUP BY s.spine_id"
            + (choices.below(3) == 0 ? " HAVING count(e.no) > \(choices.below(6))" : "")
    }

    private mutating func windowed() -> String {
        "SELECT e.no AS spine_id, \(windowCall()) AS v, \(windowCall()) AS w FROM spine s JOIN event e ON e.id = s.id"
            + (choices.below(2) == 0 ? " WHERE \(condition())" : "")
    }

    private mutating func lateralRows() -> String {
        let join = choices.pick(["LEFT JOIN LATERAL", "JOIN LATERAL"])
        return "SELECT s.spine_id, l.v, l.w FROM spine s \(join) (SELECT \(anything()) AS v, \(number()) AS w "
            + "FROM event e WHERE e.id = s.id AND \(condition()) ORDER BY \(number()) \(choices.pick(["", "DESC"])), "
            + "e.no DESC LIMIT \(1 + choices.below(3))) l ON \(choices.pick(["true", "l.w > 0", "l.w IS NOT NULL"]))"
    }

    private mutating func lateralAggregate() -> String {
        "SELECT s.spine_id, l.v, l.w FROM spine s CROSS JOIN LATERAL (SELECT "
            + "\(aggregate()) AS v, \(aggregate()) AS w FROM event e WHERE e.id = s.id AND \(condition())) l"
    }

    private mutating func subquery() -> String {
        switch choices.below(5) {
        case 0: "EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND \(condition()))"
        case 1: "s.id \(choices.pick(["IN", "NOT IN"])) (SELECT e.size FROM event e WHERE \(condition()))"
        case 2: "s.id \(choices.pick(["> ALL", "<= ANY"])) (SELECT e.no FROM event e WHERE \(condition()))"
        case 3:
            "(SELECT \(anything()) FROM event e WHERE e.id = s.id AND \(condition()) ORDER BY e.no DESC LIMIT 1)"
        default: "(SELECT \(aggregate()) FROM event e WHERE e.id = s.id AND \(condition()))"
        }
    }

    private mutating func distinctOn() -> String {
        let key = choices.pick(["e.kind", "e.size", "e.amount", "e.at"])
        return "SELECT DISTINCT ON (s.spine_id, \(key)) s.spine_id, e.no AS v, \(anything()) AS w FROM spine s "
            + "JOIN event e ON e.id = s.id AND \(condition()) ORDER BY s.spine_id, \(key), \(number()) DESC, e.no"
    }

    private mutating func setOperation() -> String {
        let word = choices.pick(["UNION", "UNION ALL", "INTERSECT", "EXCEPT"])
        let value = choices.pick(["e.kind", "e.size", "e.amount", "e.at::date"])
        return "SELECT s.spine_id, \(value) AS v FROM spine s JOIN event e ON e.id = s.id AND \(condition()) \(word) "
            + "SELECT s.spine_id, \(value) FROM spine s JOIN event e ON e.id = s.id AND \(condition())"
    }

    private mutating func commonTable() -> String {
        "WITH q AS (SELECT s.spine_id, e.no, \(number()) AS a, \(windowCall()) AS b FROM spine s "
            + "JOIN event e ON e.id = s.id AND \(condition())) SELECT s.spine_id, count(q.no) AS v, max(q.a) AS w, "
            + "count(q.b) AS x FROM spine s LEFT JOIN q ON q.spine_id = s.spine_id GROUP BY s.spine_id"
    }

    private mutating func series() -> String {
        "SELECT s.spine_id, g.n AS d, \(aggregate()) AS v FROM spine s CROSS JOIN generate_series(0, \(choices.below(4))) "
            + "AS g(n) LEFT JOIN event e ON e.id = s.id AND e.at > s.as_of - (g.n + 1) * INTERVAL '1 day' "
            + "AND e.at <= s.as_of - g.n * INTERVAL '1 day' GROUP BY s.spine_id, g.n"
    }
}
