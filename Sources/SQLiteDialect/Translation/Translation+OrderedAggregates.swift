internal import SQLFrontend
internal import SQLite

extension Translation {
    /// The call of an aggregate that takes its rows in a certain order, without FILTER; nil where any order will do.
    func orderedAggregate(_ aggregate: BoundAggregate, _ offset: Int) throws(QueryRefusal) -> String? {
        guard let name = Self.orderedName(aggregate) else { return nil }
        // An ordered-set aggregate is about the values that it sorts by.
        let sorted = aggregate.isOrderedSet ? aggregate.orderBy.compactMap(\.expression) : []
        var keys: [(text: String, key: AggregateOrder.Key)] = []
        for key in aggregate.orderBy {
            guard let value = key.expression else { throw refusal("ORDER BY within \(name)", key.offset) }
            keys.append(
                (
                    try expression(value),
                    AggregateOrder.Key(
                        kind: Self.sortKind(value.type.base), isAscending: key.isAscending, nullsFirst: key.nullsFirst)
                ))
        }
        var values: [String] = []
        for value in aggregate.arguments + sorted { values.append(try expression(value)) }
        if aggregate.isDistinct {
            // PostgreSQL sorts by all arguments, those of ORDER BY first, and drops what equals its predecessor.
            for (value, text) in zip(aggregate.arguments, values) where !keys.contains(where: { $0.text == text }) {
                let kind = Self.sortKind(value.type.base)
                keys.append((text, AggregateOrder.Key(kind: kind, isAscending: true, nullsFirst: false)))
            }
        }
        let order = AggregateOrder(
            valueCount: values.count, isDistinct: aggregate.isDistinct, keys: keys.map(\.key))
        let arguments = [SQLiteText.literal(order.text)] + values + keys.map(\.text)
        return "fs_ordered_\(name)(\(arguments.joined(separator: ", ")))"
    }

    /// What stands behind `fs_ordered_` for an aggregate that needs an order.
    private static func orderedName(_ aggregate: BoundAggregate) -> String? {
        let (name, type) = (aggregate.function.name, aggregate.function.arguments.first)
        switch (name, type, aggregate.orderBy.isEmpty) {
        case ("sum", .float8, false), ("avg", .float8, false), ("var_pop", .float8, false),
            ("var_samp", .float8, false), ("stddev_pop", .float8, false), ("stddev_samp", .float8, false):
            return "\(name)_float"
        case ("variance", .float8, false): return "var_samp_float"
        case ("stddev", .float8, false): return "stddev_samp_float"
        default: return nil
        }
    }

    /// By what values of a type are ordered within aggregates.
    static func sortKind(_ type: SQLType) -> SortKind {
        switch type {
        case .numeric: .numeric
        case .interval: .interval
        default: .stored
        }
    }
}
