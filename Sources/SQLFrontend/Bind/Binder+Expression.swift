extension Binder {
    /// Binds an expression; its type may still be undecided (a quoted literal, NULL).
    func bind(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let offset = node.offset
        switch node.kind {
        case "A_Const": return try bindConstant(node)
        case "ColumnRef": return try bindColumn(node, context)
        case "A_Expr": return try bindOperation(node, context)
        case "BoolExpr": return try bindLogic(node, context)
        case "NullTest": return try bindNullTest(node, context)
        case "BooleanTest": return try bindBooleanTest(node, context)
        case "TypeCast": return try bindCast(node, context)
        case "FuncCall": return try bindCall(node, context)
        case "CaseExpr": return try bindCase(node, context)
        case "CoalesceExpr":
            let (type, values) = try unify(try bindAll(node.nodes("args"), context), for: "COALESCE")
            return BoundExpression(kind: .coalesce(values), type: type, offset: offset)
        case "MinMaxExpr":
            let isGreatest = node.text("op") != "IS_LEAST"
            let (type, values) = try unify(
                try bindAll(node.nodes("args"), context), for: isGreatest ? "GREATEST" : "LEAST")
            if type.base == .json { throw BindError(message: "json has no order", offset: offset, hint: "use jsonb") }
            return BoundExpression(kind: .extremum(isGreatest: isGreatest, values), type: type, offset: offset)
        case "SubLink": return try bindSubquery(node, context)
        case "A_ArrayExpr": return try bindArray(node, element: nil, context)
        case "A_Indirection": return try bindSubscript(node, context)
        case "CollateClause": return try bindCollation(node, context)
        case "SQLValueFunction": throw clockRefusal(node)
        case "RowExpr":
            throw BindError(
                message: "a row of several values is only understood in comparisons", offset: offset,
                hint: "compare it with another row, or name the values one by one")
        case "ParamRef":
            throw BindError(
                message: "parameters ($1) are refused", offset: offset, hint: "read the spine's request columns instead"
            )
        case "GroupingFunc":
            throw BindError(message: "GROUPING is refused", offset: offset, hint: "group by plain expressions")
        default:
            throw BindError(message: "\(node.kind) is not supported in a view's expressions", offset: offset)
        }
    }

    func bindAll(_ nodes: [ParseNode], _ context: ExpressionContext) throws(BindError) -> [BoundExpression] {
        var result: [BoundExpression] = []
        for node in nodes { result.append(try bind(node, context)) }
        return result
    }

    private func bindConstant(_ node: ParseNode) throws(BindError) -> BoundExpression {
        let offset = node.offset
        func constant(_ value: BoundConstant, _ type: SQLType) -> BoundExpression {
            BoundExpression(kind: .constant(value), type: PhysicalType(type), offset: offset)
        }
        if node.flag("isnull") { return constant(.null, .unknown) }
        if let value = integer(of: node) { return constant(.integer(Int64(value)), .int4) }
        if let value = node.node("sval", as: "String") { return constant(.text(value.text("sval") ?? ""), .unknown) }
        if let value = node.node("boolval", as: "Boolean") { return constant(.bool(value.flag("boolval")), .bool) }
        if let digits = node.node("fval", as: "Float")?.text("fval") {
            // An integer that is too large for int4 arrives as a Float; PostgreSQL tries int8, then numeric.
            if let value = Int64(digits) {
                return constant(.integer(value), Int32(exactly: value) == nil ? .int8 : .int4)
            }
            return constant(.numeric(digits), .numeric)
        }
        throw BindError(message: "bit strings are not supported", offset: offset, hint: "use an integer")
    }

    private func bindColumn(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let names = node.names("fields")
        guard names.count == node.nodes("fields").count else {
            throw BindError(message: "a star does not stand for one value here", offset: node.offset)
        }
        return try resolve(names, at: node.offset, context)
    }

    private func bindLogic(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let word = node.text("boolop") == "OR_EXPR" ? "OR" : node.text("boolop") == "NOT_EXPR" ? "NOT" : "AND"
        var operands: [BoundExpression] = []
        for argument in node.nodes("args") { operands.append(try boolean(try bind(argument, context), for: word)) }
        let kind: BoundExpression.Kind =
            switch word {
            case "OR": .or(operands)
            case "NOT": .not(operands[0])
            default: .and(operands)
            }
        return BoundExpression(kind: kind, type: PhysicalType(.bool), offset: node.offset)
    }

    private func bindNullTest(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        guard let argument = node.node("arg") else { throw malformed(node) }
        let operand = try decided(try bind(argument, context))
        let isNegated = node.text("nulltesttype") == "IS_NOT_NULL"
        return BoundExpression(
            kind: .isNull(operand, isNegated: isNegated), type: PhysicalType(.bool), offset: node.offset)
    }

    private func bindBooleanTest(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let tests: [String: BoundExpression.BooleanTest] = [
            "IS_TRUE": .isTrue, "IS_NOT_TRUE": .isNotTrue, "IS_FALSE": .isFalse, "IS_NOT_FALSE": .isNotFalse,
            "IS_UNKNOWN": .isUnknown, "IS_NOT_UNKNOWN": .isNotUnknown,
        ]
        guard let argument = node.node("arg"), let test = tests[node.text("booltesttype") ?? ""] else {
            throw malformed(node)
        }
        let operand = try boolean(try bind(argument, context), for: "IS")
        return BoundExpression(kind: .booleanTest(operand, test), type: PhysicalType(.bool), offset: node.offset)
    }

    private func bindCast(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        guard let argument = node.node("arg"), let typeNode = node.node("typeName", as: "TypeName") else {
            throw malformed(node)
        }
        let offset = node.offset
        let target = try bindType(typeNode, at: offset)
        if argument.kind == "A_ArrayExpr", let element = target.type.base.element {
            let array = try bindArray(argument, element: element, context)
            // What a modifier does to each element is a cast of its own: `ARRAY[…]::numeric(10,2)[]`.
            guard target.type.modifier != nil else { return array }
            return BoundExpression(kind: .cast(array, .explicit), type: target.type, offset: offset)
        }
        let operand = try bind(argument, context)
        if target.fields != nil, operand.type.base != .unknown {
            throw BindError(
                message: "an interval can be cut to fields only where it is a literal", offset: offset,
                hint: "use date_trunc")
        }
        let converted = try coerce(operand, to: target.type.base, .explicit, fields: target.fields)
        guard let modifier = target.type.modifier, converted.type.modifier != modifier || !converted.isCast else {
            return converted.type.base == target.type.base
                ? converted
                : BoundExpression(kind: .cast(converted, .explicit), type: target.type, offset: offset)
        }
        let inner: BoundExpression
        if case .cast(let original, _) = converted.kind, operand.type.base != target.type.base {
            inner = original
        } else {
            inner = converted
        }
        return BoundExpression(kind: .cast(inner, .explicit), type: target.type, offset: offset)
    }

    private func bindCase(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let operand = try node.node("arg").map { node throws(BindError) in try decided(try bind(node, context)) }
        var conditions: [BoundExpression] = []
        var values: [BoundExpression] = []
        for when in node.nodes("args") {
            guard let test = when.node("expr"), let result = when.node("result") else { throw malformed(when) }
            let bound = try bind(test, context)
            if let operand {
                conditions.append(try operation("=", operand, bound, at: bound.offset))
            } else {
                conditions.append(try boolean(bound, for: "CASE WHEN"))
            }
            values.append(try bind(result, context))
        }
        let otherwise = try node.node("defresult").map { node throws(BindError) in try bind(node, context) }
        // PostgreSQL looks at ELSE first.
        let (type, unified) = try unify((otherwise.map { [$0] } ?? []) + values, for: "CASE")
        let results = otherwise == nil ? unified[...] : unified.dropFirst()
        let branches = zip(conditions, results).map { BoundExpression.Branch(condition: $0, value: $1) }
        return BoundExpression(
            kind: .conditional(branches: branches, otherwise: otherwise == nil ? nil : unified.first), type: type,
            offset: node.offset)
    }

    private func bindCollation(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        guard let argument = node.node("arg") else { throw malformed(node) }
        let name = node.names("collname").last ?? ""
        guard ["C", "POSIX", "ucs_basic"].contains(name) else {
            throw BindError(
                message: "collation \"\(name)\" is refused: text is ordered by code point", offset: node.offset,
                hint: "leave COLLATE out, or say COLLATE \"C\"")
        }
        let operand = try decided(try bind(argument, context))
        guard operand.type.base.category == .string else {
            throw BindError(
                message: "COLLATE needs a text, and this is \(operand.type.base)", offset: node.offset)
        }
        return BoundExpression(kind: .collate(operand, collation: "C"), type: operand.type, offset: node.offset)
    }

    /// An error for a tree that PostgreSQL's grammar does not give.
    func malformed(_ node: ParseNode) -> BindError {
        BindError(message: "\(node.kind) is not understood here", offset: node.offset)
    }
}

extension BoundExpression {
    /// Whether this is a cast.
    var isCast: Bool { if case .cast = kind { true } else { false } }
}
