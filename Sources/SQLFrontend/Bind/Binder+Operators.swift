extension Binder {
    /// Binds an `A_Expr`: operators and what the grammar treats as such.
    func bindOperation(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let offset = node.offset
        var names = node.names("name")
        if names.count == 2, names[0] == "pg_catalog" { names.removeFirst() }
        guard names.count == 1, let name = names.first, let right = node.node("rexpr") else {
            throw BindError(
                message: "user-defined operators are refused: \(names.joined(separator: "."))", offset: offset)
        }
        let left = node.node("lexpr")
        switch node.text("kind") {
        case "AEXPR_OP":
            if let left, left.kind == "RowExpr" || right.kind == "RowExpr" {
                return try bindRowComparison(name, left, right, at: offset, context)
            }
            let first = try left.map { node throws(BindError) in try bind(node, context) }
            return try operation(name, first, try bind(right, context), at: offset)
        case "AEXPR_LIKE", "AEXPR_ILIKE", "AEXPR_SIMILAR":
            guard let left else { throw malformed(node) }
            return try operation(name, try bind(left, context), try bind(right, context), at: offset)
        case "AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT":
            guard let left, left.kind != "RowExpr" else { throw malformed(node) }
            let values = [try bind(left, context), try bind(right, context)]
            let isNegated = node.text("kind") == "AEXPR_NOT_DISTINCT"
            if let index = values.firstIndex(where: \.isBareNull) {
                let operand = try decided(values[1 - index])
                return BoundExpression(
                    kind: .isNull(operand, isNegated: !isNegated), type: PhysicalType(.bool), offset: offset)
            }
            let pair = try operands("=", values[0], values[1], at: offset)
            return BoundExpression(
                kind: .isDistinct(pair.operator, pair.first, pair.second, isNegated: isNegated),
                type: PhysicalType(.bool), offset: offset)
        case "AEXPR_NULLIF":
            guard let left else { throw malformed(node) }
            let value = try bind(left, context)
            let pair = try operands("=", value, try bind(right, context), at: offset)
            // The result is the first operand as the operator gets it.
            let type = pair.operator.first.flatMap { $0 == pair.first.type.base ? nil : PhysicalType($0) }
            return BoundExpression(
                kind: .nullIf(pair.operator, pair.first, pair.second), type: type ?? pair.first.type, offset: offset)
        case "AEXPR_IN": return try bindIn(node, name, context)
        case "AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN", "AEXPR_BETWEEN_SYM", "AEXPR_NOT_BETWEEN_SYM":
            return try bindBetween(node, context)
        case "AEXPR_OP_ANY", "AEXPR_OP_ALL":
            guard let left else { throw malformed(node) }
            return try quantified(
                name, try bind(left, context), array: try bind(right, context),
                isAll: node.text("kind") == "AEXPR_OP_ALL", at: offset)
        default: throw malformed(node)
        }
    }

    /// An operator applied to operands whose types may still be undecided.
    func operation(
        _ name: String, _ first: BoundExpression?, _ second: BoundExpression, at offset: Int
    ) throws(BindError) -> BoundExpression {
        let found = try chooseOperator(name, first?.type.base, second.type.base, at: offset)
        var operands: [BoundExpression] = []
        if let first, let type = found.first { operands.append(try coerce(first, to: type, .implicit)) }
        operands.append(try coerce(second, to: found.second, .implicit))
        return BoundExpression(kind: .operator(found, operands), type: PhysicalType(found.result), offset: offset)
    }

    /// An operator of two operands, and the operands brought to its types.
    func operands(
        _ name: String, _ first: BoundExpression, _ second: BoundExpression, at offset: Int
    ) throws(BindError) -> (operator: BoundOperator, first: BoundExpression, second: BoundExpression) {
        let found = try chooseOperator(name, first.type.base, second.type.base, at: offset)
        return (
            found, try coerce(first, to: found.first ?? found.second, .implicit),
            try coerce(second, to: found.second, .implicit)
        )
    }

    /// PostgreSQL's choice of an operator.
    func chooseOperator(
        _ name: String, _ first: SQLType?, _ second: SQLType, at offset: Int
    ) throws(BindError) -> BoundOperator {
        let arguments = (first.map { [$0] } ?? []) + [second]
        let candidates = (Catalogue.operators[name] ?? []).filter { $0.operands.count == arguments.count }.map {
            OverloadResolution.Candidate(signature: $0, parameters: $0.operands)
        }
        let shape = (first.map { "\($0) \(name) " } ?? "\(name) ") + "\(second)"
        if Catalogue.operators[name] == nil {
            throw BindError(message: "operator \(name) is refused: it is none of PostgreSQL's own", offset: offset)
        }
        // PostgreSQL first supposes that an undecided operand has the other's type.
        if let first, (first == .unknown) != (second == .unknown) {
            let known = first == .unknown ? second : first
            let assumed = [ParameterType.concrete(known), .concrete(known)]
            if let exact = candidates.first(where: { $0.parameters == assumed }) {
                return BoundOperator(
                    name: name, first: known, second: known, result: exact.signature.result.concrete ?? .bool)
            }
        }
        switch OverloadResolution.choose(candidates, arguments: arguments) {
        case .failure(.none):
            throw BindError(
                message: "there is no operator \(shape)", offset: offset, hint: "cast an operand to the other's type")
        case .failure(.ambiguous):
            throw BindError(
                message: "operator \(shape) is not unique", offset: offset, hint: "cast an operand: '…'::text")
        case .success(let chosen):
            guard let types = PolymorphicTypes(parameters: chosen.parameters, arguments: arguments),
                let result = types.resolve(chosen.signature.result)
            else { throw BindError(message: "operator \(shape) cannot be typed", offset: offset) }
            var resolved: [SQLType] = []
            for (parameter, argument) in zip(chosen.parameters, arguments) {
                guard let type = types.resolve(parameter, argument: argument) else {
                    throw BindError(message: "operator \(shape) cannot be typed", offset: offset)
                }
                resolved.append(type)
            }
            return BoundOperator(
                name: name, first: resolved.count == 2 ? resolved[0] : nil, second: resolved[resolved.count - 1],
                result: result)
        }
    }

    /// `value operator ANY (array)`.
    private func quantified(
        _ name: String, _ value: BoundExpression, array: BoundExpression, isAll: Bool, at offset: Int
    ) throws(BindError) -> BoundExpression {
        let arrayType: SQLType =
            array.type.base == .unknown
            ? .array(value.type.base == .unknown ? .text : value.type.base) : array.type.base
        guard let element = arrayType.element else {
            throw BindError(
                message: "\(isAll ? "ALL" : "ANY") needs an array, and this is \(array.type.base)",
                offset: array.offset, hint: "use IN for a list")
        }
        let found = try chooseOperator(name, value.type.base, element, at: offset)
        guard found.result == .bool else {
            throw BindError(message: "\(name) gives no boolean, as ANY and ALL need", offset: offset)
        }
        let second = try coerce(array, to: .array(found.second), .implicit)
        let first = try coerce(value, to: found.first ?? found.second, .implicit)
        return BoundExpression(
            kind: .quantifiedArray(first, found, array: second, isAll: isAll), type: PhysicalType(.bool), offset: offset
        )
    }

    private func bindBetween(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let bounds = node.node("rexpr")?.nodes("items") ?? []
        guard let left = node.node("lexpr"), bounds.count == 2 else { throw malformed(node) }
        let kind = node.text("kind") ?? ""
        let isNegated = kind.contains("NOT_")
        let value = try bind(left, context)
        let low = try bind(bounds[0], context)
        let high = try bind(bounds[1], context)
        func between(_ low: BoundExpression, _ high: BoundExpression) throws(BindError) -> BoundExpression {
            let first = try operation(isNegated ? "<" : ">=", value, low, at: node.offset)
            let second = try operation(isNegated ? ">" : "<=", value, high, at: node.offset)
            return BoundExpression(
                kind: isNegated ? .or([first, second]) : .and([first, second]), type: PhysicalType(.bool),
                offset: node.offset)
        }
        guard kind.hasSuffix("_SYM") else { return try between(low, high) }
        let either = [try between(low, high), try between(high, low)]
        return BoundExpression(
            kind: isNegated ? .and(either) : .or(either), type: PhysicalType(.bool), offset: node.offset)
    }
}
