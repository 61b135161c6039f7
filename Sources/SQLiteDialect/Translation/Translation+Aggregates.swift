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
        case "count", "min", "max", "bool_and", "bool_or", "every": true
        case "sum", "avg": function.arguments.first != .float8
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
        let variant = isWindow ? "_window" : isDistinct ? "_distinct" : ""
        switch (function.name, type) {
        case ("count", _): return "count"
        case ("min", .float8), ("max", .float8): return isWindow ? function.name : "fs_\(function.name)_float"
        case ("min", _), ("max", _): return function.name
        case ("bool_and", _), ("every", _): return "min"
        case ("bool_or", _): return "max"
        case ("sum", .int2), ("sum", .int4): return "fs_sum_int"
        case ("sum", .int8): return "fs_sum_int8"
        case ("avg", .int2), ("avg", .int4), ("avg", .int8): return "fs_avg_int"
        case ("sum", .numeric), ("avg", .numeric):
            return "fs_\(function.name)_numeric\(isWindow ? "_window" : "")"
        case ("sum", .interval), ("avg", .interval): return "fs_\(function.name)_interval"
        case ("sum", .float8), ("avg", .float8), ("var_pop", .float8), ("var_samp", .float8), ("stddev_pop", .float8),
            ("stddev_samp", .float8):
            return "fs_\(function.name)_float\(variant)"
        case ("variance", .float8): return "fs_var_samp_float\(variant)"
        case ("stddev", .float8): return "fs_stddev_samp_float\(variant)"
        default: throw refusal("\(function.name)(\(type.name))", offset)
        }
    }
}
