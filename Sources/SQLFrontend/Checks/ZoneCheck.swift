extension Binder {
    /// What in a statement depends on the session's time zone, with its portable spelling.
    func zoneFindings(_ statement: BoundStatement) -> [Finding] {
        var findings: Set<Finding> = []
        for (text, offset) in zoneDependentLiterals {
            findings.insert(
                Finding(
                    code: .zoneDependent, message: "'\(text)' names no zone, so that it means another instant in each",
                    offset: offset, suggestion: "add the offset: '\(text)Z' for UTC"))
        }
        statement.walkDeep { expression in
            if let found = ZoneCheck.finding(in: expression) { findings.insert(found) }
        }
        for relation in relations.values {
            guard case .function(let function, let arguments, _) = relation.kind,
                function.arguments.first == .timestamptz, let step = arguments.last, ZoneCheck.hasCalendarPart(step)
            else { continue }
            findings.insert(
                Finding(
                    code: .zoneDependent,
                    message: "a series that steps by days follows the session zone's daylight saving",
                    offset: relation.offset, suggestion: "step by hours: INTERVAL '24 hours'"))
        }
        return findings.sorted { ($0.offset, $0.message) < ($1.offset, $1.message) }
    }
}

/// Tells which expressions depend on the session's time zone.
enum ZoneCheck {
    /// The finding of one expression, without those within it.
    static func finding(in expression: BoundExpression) -> Finding? {
        switch expression.kind {
        case .cast(let operand, _): cast(operand, to: expression.type.base, at: expression.offset)
        case .operator(let found, let operands): operation(found, operands, at: expression.offset)
        case .function(let function, let arguments): call(function, arguments, at: expression.offset)
        default: nil
        }
    }

    private static func found(_ message: String, _ suggestion: String, at offset: Int) -> Finding {
        Finding(code: .zoneDependent, message: message, offset: offset, suggestion: suggestion)
    }

    private static func cast(_ operand: BoundExpression, to target: SQLType, at offset: Int) -> Finding? {
        let source = operand.type.base
        if case .constant(.null) = operand.kind { return nil }
        switch (source, target) {
        case (.timestamptz, .date), (.timestamptz, .time), (.timestamptz, .timestamp):
            return found(
                "the \(target) of an instant depends on the session's zone",
                "name the zone: (… AT TIME ZONE 'UTC')\(target == .timestamp ? "" : "::\(target.name)")", at: offset)
        case (.timestamptz, _) where target.category == .string:
            return found(
                "an instant as text depends on the session's zone",
                "name the zone: to_char(… AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')", at: offset)
        case (.date, .timestamptz), (.timestamp, .timestamptz):
            return found(
                "a \(source) becomes an instant by the session's zone",
                "name the zone: …::timestamp AT TIME ZONE 'UTC'",
                at: offset)
        case (_, .timestamptz) where source.category == .string:
            return found(
                "a text becomes an instant by the session's zone, unless it holds an offset",
                "name the zone: …::timestamp AT TIME ZONE 'UTC'", at: offset)
        default: return nil
        }
    }

    private static func operation(
        _ found: BoundOperator, _ operands: [BoundExpression], at offset: Int
    ) -> Finding? {
        let types = [found.first, found.second]
        if types.contains(.timestamptz), types.contains(.date) || types.contains(.timestamp) {
            return self.found(
                "comparing an instant with a \(types.contains(.date) ? "date" : "timestamp") depends on the "
                    + "session's zone", "name the zone: …::timestamp AT TIME ZONE 'UTC'", at: offset)
        }
        if types.contains(.timestamptz), types.contains(.interval), operands.contains(where: hasCalendarPart) {
            let hours = operands.compactMap(hours).first
            return self.found(
                "a day is 24 hours only in a session zone without daylight saving",
                hours.map { "write INTERVAL '\($0) hours'" } ?? "count in hours, or name the zone on both sides",
                at: offset)
        }
        if found.name == "||", types.contains(.timestamptz) {
            return self.found(
                "an instant as text depends on the session's zone", "name the zone: … AT TIME ZONE 'UTC'", at: offset)
        }
        return nil
    }

    private static func call(_ function: BoundFunction, _ arguments: [BoundExpression], at offset: Int) -> Finding? {
        let takesInstant = function.arguments.contains(.timestamptz)
        switch function.name {
        case "date_trunc", "extract", "date_part":
            guard function.arguments.count == 2, takesInstant, !isZoneFree(arguments[0]) else { return nil }
            return found(
                "\(function.name) of an instant depends on the session's zone",
                function.name == "date_trunc"
                    ? "name the zone: date_trunc(…, …, 'UTC')" : "name the zone: … AT TIME ZONE 'UTC'", at: offset)
        case "date", "time", "timestamp", "age", "to_char", "concat", "concat_ws", "format", "to_json", "to_jsonb",
            "json_build_array", "json_build_object", "jsonb_build_array", "jsonb_build_object":
            guard takesInstant else { return nil }
            return found(
                "\(function.name) of an instant depends on the session's zone", "name the zone: … AT TIME ZONE 'UTC'",
                at: offset)
        case "timestamptz" where !takesInstant:
            return found(
                "timestamptz(…) depends on the session's zone", "name the zone: … AT TIME ZONE 'UTC'", at: offset)
        case "make_timestamptz" where function.arguments.count == 6:
            return found(
                "make_timestamptz depends on the session's zone", "give the zone as the last argument: 'UTC'",
                at: offset)
        case "to_timestamp" where function.arguments.count == 2:
            return found(
                "to_timestamp of a text depends on the session's zone, unless the format holds an offset",
                "write to_timestamp(…)::timestamp … or give the offset (TZH)", at: offset)
        default: return nil
        }
    }

    /// Whether a field is the same in every zone.
    private static func isZoneFree(_ field: BoundExpression) -> Bool {
        guard case .constant(.text(let name)) = field.kind else { return false }
        return ["epoch", "second", "seconds", "milliseconds", "millisecond", "microseconds", "microsecond"]
            .contains(name.lowercased())
    }

    /// Whether an interval counts days or months, whose length depends on the zone.
    static func hasCalendarPart(_ expression: BoundExpression) -> Bool {
        guard expression.type.base == .interval else { return false }
        return expression.contains { part in
            switch part.kind {
            case .constant(.interval(let months, let days, _)): months != 0 || days != 0
            case .function(let function, let arguments):
                function.name == "make_interval"
                    && arguments.prefix(4).contains { if case .constant(.integer(0)) = $0.kind { false } else { true } }
            default: false
            }
        }
    }

    /// An interval constant of days and hours in hours, or nil if it is none.
    private static func hours(_ expression: BoundExpression) -> Int64? {
        guard case .constant(.interval(0, let days, let microseconds)) = expression.kind,
            microseconds % 3_600_000_000 == 0
        else { return nil }
        return Int64(days) * 24 + microseconds / 3_600_000_000
    }
}
