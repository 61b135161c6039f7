internal import SQLFrontend
internal import SQLite

extension Translation {
    /// An aggregate over a group.
    func aggregate(_ aggregate: BoundAggregate, _ offset: Int) throws(QueryRefusal) -> String {
        let name = aggregate.function.name
        var call: String
        if let ordered = try orderedAggregate(aggregate, offset) {
            call = ordered
        } else {
            guard !aggregate.isOrderedSet else { throw refusal(name, offset) }
            guard aggregate.orderBy.isEmpty || Self.orderFree(aggregate.function) else {
                throw refusal("ORDER BY within \(name)", offset)
            }
            call = try aggregateCall(
                aggregate.function, aggregate.arguments, isDistinct: aggregate.isDistinct, isWindow: false, offset)
        }
        if let filter = aggregate.filter { call += " FILTER (WHERE \(try expression(filter)))" }
        return call
    }

    /// Whether the result is the same in every order of the rows.
    private static func orderFree(_ function: BoundFunction) -> Bool {
        switch function.name {
        case "count", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor", "regr_count": true
        case "sum", "avg", "variance", "var_pop", "var_samp", "stddev", "stddev_pop", "stddev_samp":
            function.arguments.first != .float8 && function.arguments.first != .float4
        default: false
        }
    }

    /// The call of an aggregate, without FILTER and OVER.
    func aggregateCall(
        _ function: BoundFunction, _ arguments: [BoundExpression], isDistinct: Bool, isWindow: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard let argument = arguments.first else {
            guard function.name == "count" else { throw refusal(function.name, offset) }
            return "count(*)"
        }
        if arguments.count == 2, function.name == "string_agg" || FloatRegression.Result(rawValue: function.name) != nil
        {
            return "fs_\(function.name)\(isWindow ? "_window" : "")(\(try list(arguments)))"
        }
        guard arguments.count == 1 else { throw refusal(function.name, offset) }
        let type = function.name == "count" ? argument.type.base : function.arguments.first ?? argument.type.base
        let text = try expression(argument)
        let name = try aggregateName(function, type, isDistinct: isDistinct, isWindow: isWindow, offset)
        let needsDistinct = isDistinct && !name.hasSuffix("_distinct") && !["min", "max"].contains(function.name)
        let needsCollation = needsDistinct || name == "min" || name == "max"
        return "\(name)(\(needsDistinct ? "DISTINCT " : "")\(needsCollation ? compared(text, type) : text))"
    }

    private func aggregateName(
        _ function: BoundFunction, _ type: SQLType, isDistinct: Bool, isWindow: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let window = isWindow ? "_window" : ""
        switch (function.name, type) {
        case ("count", _): return "count"
        case ("min", .float8), ("max", .float8), ("min", .float4), ("max", .float4):
            return "fs_\(function.name)_float\(window)"
        case ("min", .numeric), ("max", .numeric): return "fs_\(function.name)_numeric\(window)"
        case ("min", _), ("max", _): return function.name
        case ("bool_and", _), ("every", _): return "min"
        case ("bool_or", _): return "max"
        case ("array_agg", let type) where isWindow:
            guard let kind = PGArray.ElementKind(of: type) else { fallthrough }
            return "fs_window_array_agg_\(kind.rawValue)"
        case ("bit_and", _), ("bit_or", _), ("bit_xor", _): return "fs_\(function.name)\(window)"
        case ("sum", .int2), ("sum", .int4): return "fs_sum_int4"
        case ("sum", .interval), ("avg", .interval): return "fs_\(function.name)_interval"
        default: break
        }
        guard let moment = Self.momentNames[function.name] else {
            throw refusal("\(function.name)(\(type.name))", offset)
        }
        switch type {
        case .int2, .int4, .int8: return "fs_\(moment)_int"
        case .numeric: return "fs_\(moment)_numeric"
        case .float4, .float8:
            return "fs_\(Self.floatMoment(moment, type))\(isWindow ? "_window" : isDistinct ? "_distinct" : "")"
        default: throw refusal("\(function.name)(\(type.name))", offset)
        }
    }

    /// What an aggregate of doubles or of `real` is registered as behind its beginning: only the sum of `real` is single.
    static func floatMoment(_ moment: String, _ type: SQLType) -> String {
        type == .float4 && moment == "sum" ? "sum_single" : "\(moment)_float"
    }

    /// What the aggregates over sums and squares are registered as.
    static let momentNames = [
        "sum": "sum", "avg": "avg", "var_pop": "var_pop", "var_samp": "var_samp", "variance": "var_samp",
        "stddev_pop": "stddev_pop", "stddev_samp": "stddev_samp", "stddev": "stddev_samp",
    ]
}
