internal import SQLFrontend
internal import SQLite

extension Translation {
    /// Arithmetic of dates, instants and intervals.
    func timeOperator(
        _ call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String {
        if call.name == "||" {
            return "(\(try cast(first, to: PhysicalType(.text), offset)) || "
                + "\(try cast(second, to: PhysicalType(.text), offset)))"
        }
        guard let left = call.first else { throw refusal("the operator \(call.name)", offset) }
        let (one, other) = (try expression(first), try expression(second))
        switch (left, call.name, call.second) {
        case (.date, "+", .int4): return "fs_date_add(\(one), \(other))"
        case (.int4, "+", .date): return "fs_date_add(\(other), \(one))"
        case (.date, "-", .int4): return "fs_date_sub(\(one), \(other))"
        case (.date, "-", .date): return "fs_sub4(\(one), \(other))"
        case (.date, "+", .interval): return "fs_ts_add(fs_ts_from_date(\(one)), \(other))"
        case (.interval, "+", .date): return "fs_ts_add(fs_ts_from_date(\(other)), \(one))"
        case (.date, "-", .interval): return "fs_ts_sub(fs_ts_from_date(\(one)), \(other))"
        case (.timestamp, "+", .interval), (.timestamptz, "+", .interval): return "fs_ts_add(\(one), \(other))"
        case (.interval, "+", .timestamp), (.interval, "+", .timestamptz): return "fs_ts_add(\(other), \(one))"
        case (.timestamp, "-", .interval), (.timestamptz, "-", .interval): return "fs_ts_sub(\(one), \(other))"
        case (.timestamp, "-", .timestamp), (.timestamptz, "-", .timestamptz):
            return "fs_ts_difference(\(one), \(other))"
        case (.interval, "+", .interval): return "fs_interval_add(\(one), \(other))"
        case (.interval, "-", .interval): return "fs_interval_sub(\(one), \(other))"
        case (.interval, "*", .float8): return try multiplied(first, by: second, offset)
        case (.float8, "*", .interval): return try multiplied(second, by: first, offset)
        default:
            throw refusal("the operator \(call.name) of \(left.name) and \(call.second.name)", offset)
        }
    }

    private func multiplied(
        _ interval: BoundExpression, by factor: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let number = try expression(factor)
        switch intervalShape(interval) {
        case .constant(let days, let microseconds):
            return "fs_interval_mul(\(SQLiteText.literal(days)), \(SQLiteText.literal(microseconds)), \(number))"
        case .difference:
            let text = try expression(interval)
            let day = CivilCalendar.microsecondsPerDay
            return "fs_interval_mul((\(text) / \(day)), (\(text) % \(day)), \(number))"
        case .unknown:
            throw refusal("a number times this interval", offset, because: "its days and hours are not known apart")
        }
    }

    /// `extract`, `date_part`, `date_trunc` and `timezone`; nil for other functions.
    func timeFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch call.name {
        case "extract", "date_part": return try timeField(call, arguments, offset)
        case "date_trunc": return try truncation(call, arguments, offset)
        case "timezone":
            guard arguments.count == 2, isUTC(arguments[0]) else {
                throw refusal("AT TIME ZONE with another zone than UTC", offset)
            }
            return try expression(arguments[1])
        case "to_timestamp" where call.arguments == [.float8]:
            return "fs_ts_from_epoch(\(try list(arguments)))"
        default: return nil
        }
    }

    private func isUTC(_ zone: BoundExpression) -> Bool {
        guard case .constant(.text(let name)) = zone.kind else { return false }
        return ["utc", "gmt", "etc/utc", "etc/gmt", "zulu", "etc/zulu"].contains(name.lowercased())
    }

    private func unit(_ call: BoundFunction, _ argument: BoundExpression, _ offset: Int) throws(QueryRefusal)
        -> TimeUnit
    {
        guard case .constant(.text(let name)) = argument.kind else {
            throw refusal("\(call.name) of a field that is no literal", offset)
        }
        guard let unit = TimeUnit(named: name) else { throw refusal("\(call.name) of \(name)", offset) }
        return unit
    }

    private func timeField(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard arguments.count == 2, call.arguments.count == 2 else { throw refusal(call.name, offset) }
        let unit = try unit(call, arguments[0], offset)
        let field = SQLiteText.literal(unit.rawValue)
        let text = try expression(arguments[1])
        let isExtract = call.name == "extract"
        switch call.arguments[1] {
        case .timestamptz, .timestamp:
            return "\(isExtract ? "fs_extract_ts" : "fs_date_part_ts")(\(field), \(text))"
        case .date:
            return isExtract
                ? "fs_extract_date(\(field), \(text))" : "fs_date_part_ts(\(field), fs_ts_from_date(\(text)))"
        case .interval:
            if intervalShape(arguments[1]) == .difference {
                return "\(isExtract ? "fs_extract_difference" : "fs_date_part_difference")(\(field), \(text))"
            }
            if isExtract, unit == .epoch { return "fs_epoch_interval(\(text))" }
            throw refusal(
                "\(call.name) of \(unit.rawValue) from this interval", offset,
                because: "its days and hours are not known apart; epoch is")
        default:
            throw refusal("\(call.name) from \(call.arguments[1].name)", offset)
        }
    }

    private func truncation(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard arguments.count >= 2, call.arguments[1] == .timestamptz || call.arguments[1] == .timestamp else {
            throw refusal("date_trunc of \(call.arguments.dropFirst().first?.name ?? "nothing")", offset)
        }
        let unit = try unit(call, arguments[0], offset)
        guard unit.isTruncating else { throw refusal("date_trunc to \(unit.rawValue)", offset) }
        guard arguments.count == 2 || isUTC(arguments[2]) else {
            throw refusal("date_trunc to \(unit.rawValue) in another zone than UTC", offset)
        }
        return "fs_ts_trunc(\(SQLiteText.literal(unit.rawValue)), \(try expression(arguments[1])))"
    }
}
