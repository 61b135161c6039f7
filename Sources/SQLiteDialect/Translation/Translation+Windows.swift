internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A window function, or an aggregate over a window.
    func window(_ call: BoundWindowCall, _ offset: Int) throws(QueryRefusal) -> String {
        var text: String
        if call.isAggregate {
            text = try aggregateCall(call.function, call.arguments, isDistinct: false, isWindow: true, offset)
            if let filter = call.filter { text += " FILTER (WHERE \(try expression(filter)))" }
        } else {
            text = try windowFunction(call, offset)
        }
        var order: [String] = []
        for key in call.window.orderBy {
            guard case .expression(let value) = key.value else {
                throw refusal("a window ordered by a column of the result", key.offset)
            }
            if let distanceKey = try rangeKey(value, call.window.frame) {
                order.append(sortTerm(distanceKey.text, .int8, key))
            } else {
                order.append(sortTerm(try term(value), value.type.base, key))
            }
        }
        var parts = [try partition(call.window.partitionBy, order: order)]
        if !call.window.frame.isDefault { parts.append(try frame(call.window, offset)) }
        text += " OVER (\(parts.filter { !$0.isEmpty }.joined(separator: " ")))"
        guard let distance = Self.distance(call) else { return text }
        // SQLite takes the default where the distance is NULL, PostgreSQL NULL.
        return "CASE WHEN \(try expression(distance)) IS NOT NULL THEN \(text) END"
    }

    /// How far `lag` or `lead` reaches, when that is no literal.
    private static func distance(_ call: BoundWindowCall) -> BoundExpression? {
        guard ["lag", "lead"].contains(call.function.name), call.arguments.count > 1 else { return nil }
        if case .constant(.integer) = call.arguments[1].kind { return nil }
        return call.arguments[1]
    }

    private func windowFunction(_ call: BoundWindowCall, _ offset: Int) throws(QueryRefusal) -> String {
        let name = call.function.name
        switch name {
        case "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "first_value", "last_value",
            "lag", "lead":
            break
        case "ntile":
            try requireLiteral(call.arguments.first, from: 1, "ntile of a number of buckets that is no literal", offset)
        case "nth_value":
            try requireLiteral(call.arguments.last, from: 1, "nth_value of a position that is no literal", offset)
        default:
            throw refusal("the window function \(name)", offset)
        }
        return "\(name)(\(try list(call.arguments)))"
    }

    private func requireLiteral(
        _ expression: BoundExpression?, from minimum: Int64, _ construct: String, _ offset: Int
    ) throws(QueryRefusal) {
        guard case .constant(.integer(let value))? = expression?.kind, value >= minimum else {
            throw refusal(construct, offset)
        }
    }

    private func frame(_ window: BoundWindow, _ offset: Int) throws(QueryRefusal) -> String {
        let frame = window.frame
        let start = try bound(frame.start, frame.mode, window, offset)
        let end = try bound(frame.end, frame.mode, window, offset)
        let exclusion =
            switch frame.exclusion {
            case .none: ""
            case .currentRow: " EXCLUDE CURRENT ROW"
            case .group: " EXCLUDE GROUP"
            case .ties: " EXCLUDE TIES"
            }
        return "\(frame.mode.rawValue.uppercased()) BETWEEN \(start) AND \(end)\(exclusion)"
    }

    private func bound(
        _ bound: BoundFrame.Bound, _ mode: BoundFrame.Mode, _ window: BoundWindow, _ offset: Int
    ) throws(QueryRefusal) -> String {
        switch bound {
        case .unboundedPreceding: return "UNBOUNDED PRECEDING"
        case .currentRow: return "CURRENT ROW"
        case .unboundedFollowing: return "UNBOUNDED FOLLOWING"
        case .preceding(let distance): return "\(try self.distance(distance, mode, window, offset)) PRECEDING"
        case .following(let distance): return "\(try self.distance(distance, mode, window, offset)) FOLLOWING"
        }
    }
}
