internal import SQLFrontend
internal import SQLite

extension Translation {
    /// The call of an aggregate that takes its rows in a certain order, without FILTER; nil where any order will do.
    func orderedAggregate(_ aggregate: BoundAggregate, _ offset: Int) throws(QueryRefusal) -> String? {
        let json = try jsonAggregate(aggregate)
        guard let name = json?.name ?? Self.orderedName(aggregate) else { return nil }
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
        var plain: [String] = []
        for value in aggregate.arguments + sorted { plain.append(try expression(value)) }
        var values = json?.values ?? plain
        if aggregate.isOrderedSet {
            if HypotheticalRank(rawValue: name) != nil {
                // Ranks compare their rows themselves.
                let order = AggregateOrder(valueCount: 0, isDistinct: false, keys: keys.map(\.key))
                values.insert(SQLiteText.literal(order.text), at: 0)
            } else if aggregate.orderBy.count != 1 {
                throw refusal(aggregate.function.name, offset)
            } else if aggregate.arguments.isEmpty, let value = sorted.first {
                // So does the mode.
                values.insert(SQLiteText.literal(Self.sortKind(value.type.base).rawValue), at: 0)
            }
        }
        if aggregate.isDistinct {
            // PostgreSQL sorts by all arguments, those of ORDER BY first, and drops what equals its predecessor.
            for (value, text) in zip(aggregate.arguments, plain) where !keys.contains(where: { $0.text == text }) {
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
        if aggregate.isOrderedSet {
            switch (name, aggregate.function.result) {
            case ("percentile_cont", .float8): return "percentile_cont_float"
            case ("percentile_cont", .interval): return "percentile_cont_interval"
            case ("percentile_cont", .array(.float8)): return "percentile_cont_list_float"
            case ("percentile_cont", .array(.interval)): return "percentile_cont_list_interval"
            case ("percentile_disc", .array(let element)) where type?.element != nil:
                return PGArray.ElementKind(of: element).map { "percentile_disc_list_\($0.rawValue)" }
            case ("percentile_disc", _), ("mode", _): return name
            default: return HypotheticalRank(rawValue: name)?.rawValue
            }
        }
        if name == "string_agg", type == .text {
            return aggregate.orderBy.isEmpty && !aggregate.isDistinct ? nil : name
        }
        if FloatRegression.Result(rawValue: name) != nil {
            return aggregate.orderBy.isEmpty && !aggregate.isDistinct ? nil : name
        }
        if name == "array_agg", let type {
            if let element = type.element {
                return PGArray.ElementKind(of: element).map { "array_agg_nested_\($0.rawValue)" }
            }
            return PGArray.ElementKind(of: type).map { "array_agg_\($0.rawValue)" }
        }
        guard let type, type == .float8 || type == .float4, !aggregate.orderBy.isEmpty,
            let moment = momentNames[name]
        else { return nil }
        return floatMoment(moment, type)
    }

    /// By what values of a type are ordered within aggregates.
    static func sortKind(_ type: SQLType) -> SortKind {
        switch type {
        case .numeric: .numeric
        case .interval: .interval
        case .array: .array
        default: .stored
        }
    }
}
