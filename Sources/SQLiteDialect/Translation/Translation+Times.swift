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
        case (.date, "+", .interval): return try shifted("fs_ts_from_date(\(one))", by: second, isForward: true)
        case (.interval, "+", .date): return try shifted("fs_ts_from_date(\(other))", by: first, isForward: true)
        case (.date, "-", .interval): return try shifted("fs_ts_from_date(\(one))", by: second, isForward: false)
        case (.timestamp, "+", .interval), (.timestamptz, "+", .interval):
            return try shifted(one, by: second, isForward: true)
        case (.interval, "+", .timestamp), (.interval, "+", .timestamptz):
            return try shifted(other, by: first, isForward: true)
        case (.timestamp, "-", .interval), (.timestamptz, "-", .interval):
            return try shifted(one, by: second, isForward: false)
        case (.timestamp, "-", .timestamp), (.timestamptz, "-", .timestamptz):
            return "fs_interval_from_difference(fs_ts_difference(\(one), \(other)))"
        case (.date, "+", .time): return "fs_ts_from_date_time(\(one), \(other))"
        case (.time, "+", .date): return "fs_ts_from_date_time(\(other), \(one))"
        case (.time, "+", .interval): return "fs_time_add(\(one), \(other))"
        case (.interval, "+", .time): return "fs_time_add(\(other), \(one))"
        case (.time, "-", .interval): return "fs_time_sub(\(one), \(other))"
        case (.time, "-", .time): return "fs_time_difference(\(one), \(other))"
        case (.interval, "+", .interval): return "fs_interval_add(\(one), \(other))"
        case (.interval, "-", .interval): return "fs_interval_sub(\(one), \(other))"
        case (.interval, "*", .float8): return "fs_interval_mul(\(one), \(other))"
        case (.float8, "*", .interval): return "fs_interval_mul(\(other), \(one))"
        case (.interval, "/", .float8): return "fs_interval_div(\(one), \(other))"
        default:
            throw refusal("the operator \(call.name) of \(left.name) and \(call.second.name)", offset)
        }
    }

    /// An instant moved by an interval; by one integer where that is all the interval has, so that a window such as
    /// `as_of - INTERVAL '7 days'` costs one addition.
    func shifted(
        _ instant: String, by interval: BoundExpression, isForward: Bool
    ) throws(QueryRefusal) -> String {
        if let microseconds = try wholeSpan(interval) {
            return "\(isForward ? "fs_ts_add" : "fs_ts_sub")(\(instant), \(microseconds))"
        }
        return "\(isForward ? "fs_ts_add_interval" : "fs_ts_sub_interval")(\(instant), \(try expression(interval)))"
    }
}
