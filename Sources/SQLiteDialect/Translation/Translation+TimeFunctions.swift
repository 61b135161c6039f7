internal import SQLFrontend
internal import SQLite

extension Translation {
    /// `extract`, `date_part`, `date_trunc` and `timezone`; nil for other functions.
    func timeFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch call.name {
        case "extract", "date_part": return try timeField(call, arguments, offset)
        case "date_trunc": return try truncation(call, arguments, offset)
        case "timezone":
            return try atTimeZone(call, arguments, offset)
        case "to_timestamp" where call.arguments == [.float8]:
            return "fs_ts_from_epoch(\(try list(arguments)))"
        case "age" where arguments.count == 2: return "fs_age(\(try list(arguments)))"
        case "justify_hours", "justify_days", "justify_interval": return "fs_\(call.name)(\(try list(arguments)))"
        case "make_interval": return try makeInterval(arguments)
        case "make_date": return "fs_make_date(\(try list(arguments)))"
        case "make_timestamp": return "fs_make_timestamp(\(try list(arguments)))"
        case "make_timestamptz":
            // The session's zone is UTC.
            return "\(arguments.count == 7 ? "fs_make_timestamptz" : "fs_make_timestamp")(\(try list(arguments)))"
        case "make_time": return "fs_make_time(\(try list(arguments)))"
        case "overlaps" where arguments.count == 4: return try overlap(call, arguments, offset)
        case "to_char": return try patternText(call, arguments, offset)
        case "date_bin": return "fs_date_bin(\(try list(arguments)))"
        case "isfinite":
            // Infinite dates and instants have no representation.
            return "CASE WHEN (\(try list(arguments))) IS NOT NULL THEN 1 END"
        default: return nil
        }
    }

    /// `make_interval` with all of its seven arguments; those that are left out are zero.
    private func makeInterval(_ arguments: [BoundExpression]) throws(QueryRefusal) -> String {
        var texts: [String] = []
        for argument in arguments { texts.append(try expression(argument)) }
        for position in texts.count..<7 { texts.append(position == 6 ? "0.0" : "0") }
        return "fs_make_interval(\(texts.joined(separator: ", ")))"
    }

    /// `OVERLAPS`; a length in the place of an end is added to its start.
    private func overlap(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        let hasLength = call.arguments.contains(.interval)
        guard !hasLength || call.arguments.first != .time else {
            throw refusal("overlaps of times with lengths", offset)
        }
        var ends: [String] = []
        for (index, argument) in arguments.enumerated() {
            ends.append(
                call.arguments[index] == .interval
                    ? try shifted(ends[index - 1], by: argument, isForward: true) : try expression(argument))
        }
        return "fs_overlaps(\(ends.joined(separator: ", ")))"
    }

    /// `to_char`; a literal pattern that cannot be kept is refused.
    private func patternText(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        guard arguments.count == 2, let type = call.arguments.first else { return nil }
        let isNumber = Self.suffix(type) != nil
        if case .constant(.text(let pattern)) = arguments[1].kind {
            do throws(FunctionFailure) {
                if isNumber { _ = try NumberPattern(pattern) } else { _ = try TimePattern(pattern) }
            } catch {
                if error.message.hasPrefix(SQLiteRepresentation.notKeptPrefix) {
                    throw refusal("to_char with the pattern \(pattern)", arguments[1].offset)
                }
            }
        }
        switch type {
        case .int2, .int4, .int8: return "fs_to_char_int(\(try list(arguments)))"
        case .numeric: return "fs_to_char_numeric(\(try list(arguments)))"
        case .float8: return "fs_to_char_float(\(try list(arguments)))"
        case .timestamp, .timestamptz, .interval:
            return "fs_to_char_\(type.catalogueName)(\(try list(arguments)))"
        default: return nil
        }
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
        case .timestamptz where Self.zoneFields.contains(unit):
            // The session's zone is UTC.
            return "CASE WHEN \(text) IS NOT NULL THEN \(isExtract ? "'0'" : "0.0") END"
        case .timestamptz, .timestamp:
            return "\(isExtract ? "fs_extract_ts" : "fs_date_part_ts")(\(field), \(text))"
        case .date:
            return isExtract
                ? "fs_extract_date(\(field), \(text))" : "fs_date_part_ts(\(field), fs_ts_from_date(\(text)))"
        case .time: return "\(isExtract ? "fs_extract_time" : "fs_date_part_time")(\(field), \(text))"
        case .interval:
            if let difference = try difference(arguments[1]) {
                return "\(isExtract ? "fs_extract_difference" : "fs_date_part_difference")(\(field), \(difference))"
            }
            return "\(isExtract ? "fs_extract_interval" : "fs_date_part_interval")(\(field), \(text))"
        default:
            throw refusal("\(call.name) from \(call.arguments[1].name)", offset)
        }
    }

    private static let zoneFields: Set<TimeUnit> = [.timezone, .timezoneHour, .timezoneMinute]

    private func truncation(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        if call.arguments == [.text, .interval], arguments.count == 2 {
            let unit = try unit(call, arguments[0], offset)
            return "fs_interval_trunc(\(SQLiteText.literal(unit.rawValue)), \(try expression(arguments[1])))"
        }
        guard arguments.count >= 2, call.arguments[1] == .timestamptz || call.arguments[1] == .timestamp else {
            throw refusal("date_trunc of \(call.arguments.dropFirst().first?.name ?? "nothing")", offset)
        }
        let unit = try unit(call, arguments[0], offset)
        guard unit.isTruncating else { throw refusal("date_trunc to \(unit.rawValue)", offset) }
        if arguments.count == 3, !isUTC(arguments[2]) {
            let zone = try zone(arguments[2])
            return "fs_zone_trunc(\(SQLiteText.literal(unit.rawValue)), \(try expression(arguments[1])), \(zone))"
        }
        return "fs_ts_trunc(\(SQLiteText.literal(unit.rawValue)), \(try expression(arguments[1])))"
    }
}
