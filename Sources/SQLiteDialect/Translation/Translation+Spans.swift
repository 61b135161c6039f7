internal import SQLFrontend
internal import SQLite

/// Intervals that need not be made, because one integer says all that is asked of them.
extension Translation {
    /// The microseconds that comparisons see of an interval, as an integer, or nil where only the interval itself can tell.
    func span(_ expression: BoundExpression) throws(QueryRefusal) -> String? {
        switch expression.kind {
        case .constant(.interval(let months, let days, let microseconds)):
            let interval = PGInterval(months: months, days: days, microseconds: microseconds)
            return Int64(exactly: interval.span).map { SQLiteText.literal($0) }
        default: return try difference(expression)
        }
    }

    /// The microseconds by which an interval moves an instant, as an integer: nil where it has months, or parts of both
    /// signs, since PostgreSQL goes part by part and fails where one step leaves the range.
    func wholeSpan(_ expression: BoundExpression) throws(QueryRefusal) -> String? {
        if case .constant(.interval(let months, let days, let microseconds)) = expression.kind {
            let hasOneSign = (days >= 0 && microseconds >= 0) || (days <= 0 && microseconds <= 0)
            guard months == 0, hasOneSign else { return nil }
        }
        return try span(expression)
    }

    /// A difference of two instants, or its negation, as an integer of microseconds; nil for other expressions.
    func difference(_ expression: BoundExpression) throws(QueryRefusal) -> String? {
        guard case .operator(let call, let operands) = expression.kind, call.name == "-", call.result == .interval,
            let last = operands.last
        else { return nil }
        if call.first == call.second, call.second == .timestamp || call.second == .timestamptz {
            return "fs_ts_difference(\(try list(operands)))"
        }
        if call.first == nil, case .operator(let inner, let innerOperands) = last.kind, inner.name == "-",
            inner.first == inner.second, inner.second == .timestamp || inner.second == .timestamptz
        {
            return "fs_ts_difference(\(try list(innerOperands.reversed())))"
        }
        return nil
    }
}
