/// Invents typed expressions over `probe p`, the same ones for the same seed.
struct ExpressionGenerator {
    enum Kind: CaseIterable {
        case int4, int8, float8, numeric, text, bool, instant, clock, day, span
    }

    private var choices: SeededChoices

    init(seed: UInt64) {
        choices = SeededChoices(seed: seed)
    }

    private mutating func below(_ bound: Int) -> Int { choices.below(bound) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { choices.pick(elements) }

    /// A positive decimal number of at most so many digits, most of them with a point somewhere.
    mutating func digits(upTo most: Int) -> String {
        var text = "\(1 + below(9))"
        for _ in 0..<below(most) { text += pick(["0", "0", "9", "\(below(10))", "\(below(10))"]) }
        switch below(4) {
        case 0: return text
        case 1: return "0.\(String(repeating: "0", count: below(8)))\(text)"
        default:
            let split = text.index(text.startIndex, offsetBy: below(text.count + 1))
            let (whole, fraction) = (text[..<split], text[split...])
            return "\(whole.isEmpty ? "0" : whole)\(fraction.isEmpty ? "" : ".\(fraction)")"
        }
    }

    /// An expression of a kind, at most so many calls deep.
    mutating func expression(_ kind: Kind, depth: Int) -> String {
        guard depth > 0, below(8) > 0 else { return leaf(kind) }
        switch below(9) {
        case 0:
            return "CASE WHEN \(expression(.bool, depth: depth - 1)) THEN \(expression(kind, depth: depth - 1)) "
                + "ELSE \(expression(kind, depth: depth - 1)) END"
        case 1: return "COALESCE(\(expression(kind, depth: depth - 1)), \(expression(kind, depth: depth - 1)))"
        case 2 where kind != .bool:
            return "\(pick(["GREATEST", "LEAST"]))(\(expression(kind, depth: depth - 1)), "
                + "\(expression(kind, depth: depth - 1)))"
        case 3 where kind != .bool:
            return "NULLIF(\(expression(kind, depth: depth - 1)), \(expression(kind, depth: depth - 1)))"
        default: return fill(pick(Self.templates(kind)), depth: depth - 1)
        }
    }

    /// Replaces `{int4}` and its like by expressions of those kinds.
    private mutating func fill(_ template: String, depth: Int) -> String {
        var filled = ""
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let close = part.firstIndex(of: "}") else {
                filled += part
                continue
            }
            let name = part[..<close]
            if let kind = Kind.allCases.first(where: { "\($0)" == name }) { filled += expression(kind, depth: depth) }
            filled += part[part.index(after: close)...]
        }
        return filled
    }

    /// Columns alone: PostgreSQL computes what is constant while it plans, even where CASE would never reach it.
    private mutating func leaf(_ kind: Kind) -> String {
        switch kind {
        case .int4: pick(["p.i4", "p.i2::int4"])
        case .int8: pick(["p.i8", "p.i4::int8"])
        case .float8: pick(["p.f", "p.g"])
        case .numeric: pick(["p.n", "p.m"])
        case .text: pick(["p.t", "p.u"])
        case .bool: pick(["p.b", "p.c", "(p.i4 > 0)", "(p.t IS NULL)", "(p.f > 0.5)"])
        case .instant: pick(["p.ts", "p.ts2", "s.as_of", "p.w", "p.w2", "p.edge"])
        case .clock: pick(["(p.w AT TIME ZONE 'UTC')", "(p.w2 AT TIME ZONE 'UTC')", "(p.edge AT TIME ZONE p.zone)"])
        case .day: pick(["p.d", "p.d2"])
        case .span:
            pick([
                "(p.ts2 - p.ts)", "(s.as_of - p.ts)", "(p.i2 * INTERVAL '1 day 3.5 seconds')",
                "(p.w2 - p.w)", "age(p.w, p.w2)", "(p.i2 * INTERVAL '1 month')", "(p.g * INTERVAL '1 month -2 days')",
            ])
        }
    }

    private static func templates(_ kind: Kind) -> [String] {
        switch kind {
        case .int4:
            [
                "({int4} + {int4})", "({int4} - {int4})", "({int4} * {int4})", "({int4} / {int4})", "({int4} % {int4})",
                "(-{int4})", "abs({int4})", "{int8}::int4", "{float8}::int4", "{numeric}::int4", "length({text})",
                "{bool}::int4", "({day} - {day})", "({int4} + 7)", "(100 / {int4})", "(2147483647 - {int4})",
                "strpos({text}, {text})", "ascii({text})", "gcd({int4}, {int4})", "lcm({int4}, 12)",
                "({int4} # {int4})",
                "({int4} << 3)", "({int4} >> {int4})", "scale({numeric})", "num_nulls({text}, {int4}, {float8})",
                "width_bucket({float8}, 0, 10, 4)",
            ]
        case .int8:
            [
                "({int8} + {int4})", "({int8} - {int8})", "({int8} * {int4})", "({int8} / {int8})",
                "mod({int8}, {int8})",
                "{int4}::int8", "{float8}::int8", "{numeric}::int8", "(-{int8})", "({int8} & {int8})",
                "({int8} + 3000000000)", "gcd({int8}, {int4})", "({int8} << {int4})", "({int8} # {int8})",
            ]
        case .float8:
            [
                "({float8} + {float8})", "({float8} - {float8})", "({float8} * {float8})", "({float8} / {float8})",
                "{int8}::float8", "{numeric}::float8", "sqrt({float8})", "exp({float8})", "ln({float8})",
                "round({float8})",
                "floor({float8})", "(-{float8})", "power({float8}, {float8})", "({float8} * 1e200)",
                "({float8} - 0.1::float8)", "abs({float8})",
                "cbrt({float8})", "sin({float8})", "cosd({float8})", "atan2({float8}, {float8})", "degrees({float8})",
                "tanh({float8})", "asind({float8})",
                "date_part('epoch', {instant})", "extract(epoch FROM {span})::float8",
            ]
        case .numeric:
            [
                "({numeric} + {numeric})", "({numeric} - {numeric})", "({numeric} * {numeric})",
                "({numeric} / {numeric})",
                "({numeric} % {numeric})", "{int4}::numeric", "{int8}::numeric", "{float8}::numeric",
                "round({numeric}, 2)",
                "round({numeric})", "trunc({numeric}, 1)", "floor({numeric})", "ceil({numeric})", "abs({numeric})",
                "(-{numeric})", "extract(epoch FROM {instant})", "extract(hour FROM {instant})",
                "extract(doy FROM {day})",
                "{numeric}::numeric(20,3)", "({int4} * {numeric})", "({numeric} / 7.00)", "(1.5 * {numeric})",
                "extract(epoch FROM {span})", "sqrt(abs({numeric}))", "ln(abs({numeric}) + 1)", "log({numeric})",
                "exp({numeric} / 1000)", "({numeric} ^ 2)", "power(abs({numeric}), 0.3)", "gcd({numeric}, 1.5)",
                "trim_scale({numeric})",
                "extract(epoch FROM {span})", "extract(day FROM {span})", "extract(month FROM {span})",
                "extract(week FROM {clock})", "extract(julian FROM {instant})",
            ]
        case .text:
            [
                "({text} || {text})", "substr({text}, {int4})", "substr({text}, {int4}, 3)", "left({text}, {int4})",
                "right({text}, 2)", "trim({text})", "replace({text}, {text}, 'x')", "{int4}::text", "{numeric}::text",
                "{float8}::text", "{bool}::text", "{day}::text", "{instant}::text", "split_part({text}, 'b', 1)",
                "reverse({text})", "concat({text}, {int4}, {text})", "({text} || {int8})", "({text} || 'A b')",
                "btrim({text}, {text})", "lpad({text}, 7, {text})", "rpad({text}, {int4} % 9)", "md5({text})",
                "overlay({text} PLACING {text} FROM 2)", "translate({text}, {text}, 'xé')",
                "repeat({text}, {int4} % 3)",
                "format('%s-%5s|%L', {text}, {bool}, {text})", "concat_ws({text}, {int4}, {text})",
                "quote_literal({text})", "quote_ident({text})", "to_hex({int8})", "initcap({text})",
                "btrim({text}, {text})", "{span}::text", "{clock}::text", "{clock}::time::text",
                "to_char({instant}, 'YYYY-MM-DD HH24:MI:SS')", "to_char({clock}, 'IYYY-IW Dy')",
                "regexp_replace({text}, '[a-c]+', '<\\&>', 'g')", "substring({text} FROM '(\\d+|b)')",
                "(ARRAY[{text}, {text}])::text", "array_to_string(ARRAY[{text}, {text}], ',')",
            ]
        case .bool:
            [
                "({bool} AND {bool})", "({bool} OR {bool})", "(NOT {bool})", "({int4} < {int8})", "({int8} = {int4})",
                "({float8} >= {float8})", "({numeric} <> {numeric})", "({numeric} < {int8})", "({text} <= {text})",
                "({text} LIKE {text})", "({instant} > {instant})", "({day} <= {instant})", "({span} < {span})",
                "({span} = {span})",
                "({clock} >= {clock})", "(({instant}, {instant}) OVERLAPS ({instant}, {instant}))",
                "({int4} IS DISTINCT FROM {int4})", "({numeric} IS NOT DISTINCT FROM {numeric})",
                "({bool} IS NOT TRUE)",
                "({int4} IN ({int4}, {int4}, 2))", "({numeric} NOT IN ({numeric}, 1))", "({float8} < {int4})",
                "({text} IS NULL)", "({int8} BETWEEN {int8} AND {int8})", "({float8} = {numeric})",
                "({text} ~ {text})", "({text} ~* '^[a-z]')", "({int4} = ANY (ARRAY[{int4}, {int4}]))",
                "(ARRAY[{int4}, {int4}] < ARRAY[{int4}, {int4}])", "(ARRAY[{text}] && ARRAY[{text}, {text}])",
            ]
        case .instant:
            [
                "({instant} + {span})", "({instant} - {span})", "date_trunc('day', {instant})", "{day}::timestamptz",
                "date_trunc('month', {instant})", "date_trunc('week', {instant})",
                "({instant} + {int4} * INTERVAL '1 hour')", "to_timestamp({float8})",
                "({instant} + INTERVAL '1 month')", "({instant} - INTERVAL '1 year 3 days')",
                "({clock} AT TIME ZONE p.zone)", "({clock} AT TIME ZONE 'America/New_York')",
                "date_trunc('day', {instant}, 'Europe/London')", "date_trunc('week', {instant}, p.zone)",
                "date_trunc('century', {instant})", "date_bin('36 hours', {instant}, {instant})",
            ]
        case .clock:
            [
                "({instant} AT TIME ZONE p.zone)", "({instant} AT TIME ZONE 'America/New_York')", "{day}::timestamp",
                "({clock} + {span})", "({clock} - INTERVAL '2 months')", "date_trunc('quarter', {clock})",
                "({day} + {span})", "({instant} AT TIME ZONE 'Australia/Lord_Howe')", "({day} + {clock}::time)",
            ]
        case .day: ["({day} + {int4})", "({day} - {int4})", "{instant}::date", "{clock}::date"]
        case .span:
            [
                "({instant} - {instant})", "({span} + {span})", "({span} - {span})", "({int4} * INTERVAL '90 minutes')",
                "age({instant}, {instant})", "({clock} - {clock})", "(-{span})", "({span} * {float8})",
                "({span} / {float8})", "justify_interval({span})", "justify_days({span})", "justify_hours({span})",
                "date_trunc('month', {span})", "make_interval(months => {int4}, secs => {float8})",
            ]
        }
    }
}
