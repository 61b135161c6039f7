extension Binder {
    /// Binds `value IN (…)` and `NOT IN`, where the list is not a query.
    func bindIn(_ node: ParseNode, _ name: String, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let items = node.node("rexpr")?.nodes("items") ?? []
        guard let left = node.node("lexpr"), !items.isEmpty else { throw malformed(node) }
        let isNegated = name == "<>"
        func combined(_ parts: [BoundExpression]) -> BoundExpression {
            if parts.count == 1 { return parts[0] }
            return BoundExpression(
                kind: isNegated ? .and(parts) : .or(parts), type: PhysicalType(.bool), offset: node.offset)
        }
        if left.kind == "RowExpr" {
            var parts: [BoundExpression] = []
            for item in items {
                parts.append(try bindRowComparison(name, left, item, at: node.offset, context))
            }
            return combined(parts)
        }
        let value = try bind(left, context)
        let elements = try bindAll(items, context)
        // Like PostgreSQL: what names no column becomes one array, if it has a common type; the rest are comparisons.
        let plain = elements.filter { !$0.contains(\.isColumn) }
        var parts: [BoundExpression] = []
        var rest = elements
        if plain.count > 1, case .success(let type) = SQLType.common([value.type.base] + plain.map(\.type.base)) {
            rest = elements.filter { $0.contains(\.isColumn) }
            let found = try chooseOperator(name, value.type.base, type, at: node.offset)
            var list: [BoundExpression] = []
            for element in plain {
                list.append(try coerce(try coerce(element, to: type, .implicit), to: found.second, .implicit))
            }
            let first = try coerce(value, to: found.first ?? found.second, .implicit)
            parts.append(
                BoundExpression(
                    kind: .inList(first, found, list, isNegated: isNegated), type: PhysicalType(.bool),
                    offset: node.offset))
        }
        for element in rest { parts.append(try operation(name, value, element, at: node.offset)) }
        return combined(parts)
    }

    /// Binds `(a, b) < (c, d)`.
    func bindRowComparison(
        _ name: String, _ left: ParseNode, _ right: ParseNode, at offset: Int, _ context: ExpressionContext
    ) throws(BindError) -> BoundExpression {
        guard left.kind == "RowExpr", right.kind == "RowExpr" else {
            throw BindError(
                message: "a row can be compared with a row only", offset: offset,
                hint: "write both sides as rows, or compare the values one by one")
        }
        guard let comparison = BoundExpression.RowComparison(rawValue: name) else {
            throw BindError(message: "rows cannot be compared by \(name)", offset: offset)
        }
        let first = try bindAll(left.nodes("args"), context)
        let second = try bindAll(right.nodes("args"), context)
        guard first.count == second.count else {
            throw BindError(message: "rows of \(first.count) and \(second.count) values are compared", offset: offset)
        }
        var operators: [BoundOperator] = []
        var firsts: [BoundExpression] = []
        var seconds: [BoundExpression] = []
        for (one, other) in zip(first, second) {
            let pair = try operands(name, one, other, at: offset)
            operators.append(pair.operator)
            firsts.append(pair.first)
            seconds.append(pair.second)
        }
        return BoundExpression(
            kind: .rowComparison(comparison, operators, firsts, seconds), type: PhysicalType(.bool), offset: offset)
    }

    /// Binds `ARRAY[…]`, whose elements a cast may have given a type.
    func bindArray(
        _ node: ParseNode, element: SQLType?, _ context: ExpressionContext
    ) throws(BindError) -> BoundExpression {
        let items = node.nodes("elements")
        var elements: [BoundExpression] = []
        for item in items {
            elements.append(
                item.kind == "A_ArrayExpr"
                    ? try bindArray(item, element: element, context) : try bind(item, context))
        }
        let type: SQLType
        if let element {
            var converted: [BoundExpression] = []
            for item in elements {
                converted.append(item.type.base.element == nil ? try coerce(item, to: element, .explicit) : item)
            }
            elements = converted
            type = element
        } else {
            guard !elements.isEmpty else {
                throw BindError(
                    message: "an empty ARRAY[] has no type", offset: node.offset, hint: "say it: ARRAY[]::bigint[]")
            }
            let (common, converted) = try unify(elements, for: "ARRAY")
            elements = converted
            type = common.base.element ?? common.base
        }
        return BoundExpression(kind: .array(elements), type: PhysicalType(.array(type)), offset: node.offset)
    }

    /// Binds `array[1]` and `array[1:2]`.
    func bindSubscript(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        guard let argument = node.node("arg") else { throw malformed(node) }
        let array = try bind(argument, context)
        guard let element = array.type.base.element else {
            throw BindError(message: "\(array.type.base) has no elements", offset: node.offset)
        }
        func index(_ node: ParseNode) throws(BindError) -> BoundExpression {
            try coerce(try bind(node, context), to: .int4, .assignment)
        }
        var indexes: [BoundExpression] = []
        for part in node.nodes("indirection") {
            guard part.kind == "A_Indices" else {
                throw BindError(message: "fields of composite values are refused", offset: node.offset)
            }
            if part.flag("is_slice") {
                guard node.nodes("indirection").count == 1 else {
                    throw BindError(message: "slices of several dimensions are not supported", offset: node.offset)
                }
                let from = try part.node("lidx").map { node throws(BindError) in try index(node) }
                let to = try part.node("uidx").map { node throws(BindError) in try index(node) }
                return BoundExpression(
                    kind: .slice(array, from: from, to: to), type: array.type, offset: node.offset)
            }
            guard let position = part.node("uidx") else { throw malformed(node) }
            indexes.append(try index(position))
        }
        return BoundExpression(
            kind: .element(array, indexes: indexes), type: PhysicalType(element, modifier: array.type.modifier),
            offset: node.offset)
    }
}

extension BoundExpression {
    /// Whether this is NULL, not yet of any type.
    var isBareNull: Bool { if case .constant(.null) = kind { type.base == .unknown } else { false } }
    /// Whether this is a column.
    var isColumn: Bool { if case .column = kind { true } else { false } }
}
