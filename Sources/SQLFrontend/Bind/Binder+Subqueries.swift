extension Binder {
    /// Binds `EXISTS`, a scalar query, `ARRAY(…)`, and comparisons with `ANY`, `ALL` and `IN` of a query.
    func bindSubquery(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let offset = node.offset
        guard let select = node.node("subselect") else { throw malformed(node) }
        let query = try bindStatement(select, parent: context.scope)
        switch node.text("subLinkType") {
        case "EXISTS_SUBLINK":
            return BoundExpression(kind: .exists(query), type: PhysicalType(.bool), offset: offset)
        case "EXPR_SUBLINK":
            let column = try onlyColumn(of: query, at: offset)
            return BoundExpression(kind: .scalarSubquery(query), type: column.type, offset: offset)
        case "ARRAY_SUBLINK":
            let column = try onlyColumn(of: query, at: offset)
            let type: SQLType = column.type.base.element == nil ? .array(column.type.base) : column.type.base
            return BoundExpression(kind: .arraySubquery(query), type: PhysicalType(type), offset: offset)
        case "ANY_SUBLINK", "ALL_SUBLINK":
            return try bindQuantified(node, query, context)
        default:
            throw BindError(
                message: "comparing a row with a sub-query is not supported", offset: offset,
                hint: "use EXISTS, or IN for equality")
        }
    }

    private func onlyColumn(of query: BoundStatement, at offset: Int) throws(BindError) -> BoundColumn {
        guard query.columns.count == 1 else {
            throw BindError(
                message: "a sub-query for one value gives \(query.columns.count) columns", offset: offset,
                hint: "select one column")
        }
        return query.columns[0]
    }

    private func bindQuantified(
        _ node: ParseNode, _ query: BoundStatement, _ context: ExpressionContext
    ) throws(BindError) -> BoundExpression {
        guard let test = node.node("testexpr") else { throw malformed(node) }
        let name = node.names("operName").last ?? "="
        let values =
            test.kind == "RowExpr" ? try bindAll(test.nodes("args"), context) : [try bind(test, context)]
        guard values.count == query.columns.count else {
            throw BindError(
                message: "the sub-query gives \(query.columns.count) columns, and is compared with \(values.count)",
                offset: node.offset)
        }
        guard values.count == 1 || name == "=" || name == "<>" else {
            throw BindError(
                message: "rows can be compared with a sub-query by = and <> only", offset: node.offset)
        }
        var operators: [BoundOperator] = []
        var converted: [BoundExpression] = []
        for (value, column) in zip(values, query.columns) {
            let found = try chooseOperator(name, value.type.base, column.type.base, at: node.offset)
            guard found.result == .bool else {
                throw BindError(message: "\(name) gives no boolean, as ANY and ALL need", offset: node.offset)
            }
            operators.append(found)
            converted.append(try coerce(value, to: found.first ?? found.second, .implicit))
        }
        let targets = operators.map(\.second)
        let typed = try retyped(query, to: targets.map { PhysicalType($0) })
        return BoundExpression(
            kind: .quantifiedSubquery(converted, operators, typed, isAll: node.text("subLinkType") == "ALL_SUBLINK"),
            type: PhysicalType(.bool), offset: node.offset)
    }
}
