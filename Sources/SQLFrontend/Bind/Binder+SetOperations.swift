extension Binder {
    /// Binds UNION, INTERSECT or EXCEPT.
    func bindSetOperation(_ node: ParseNode, _ scope: Scope) throws(BindError) -> Core {
        guard let left = node.node("larg", as: "SelectStmt"), let right = node.node("rarg", as: "SelectStmt") else {
            throw malformed(node)
        }
        let kind: BoundSetOperation.Kind =
            switch node.text("op") {
            case "SETOP_INTERSECT": .intersect
            case "SETOP_EXCEPT": .except
            default: .union
            }
        let first = try bindStatement(left, parent: scope, keepsUndecided: true)
        let second = try bindStatement(right, parent: scope, keepsUndecided: true)
        let word = kind.rawValue.uppercased()
        guard first.columns.count == second.columns.count else {
            throw BindError(
                message: "\(word) of \(first.columns.count) and \(second.columns.count) columns",
                offset: right.offset, hint: "select equally many")
        }
        var columns: [BoundColumn] = []
        for (one, other) in zip(first.columns, second.columns) {
            guard case .success(let common) = SQLType.common([one.type.base, other.type.base]) else {
                throw BindError(
                    message: "\(word) types \(one.type.base) and \(other.type.base) cannot be matched "
                        + "in column \(one.name)", offset: right.offset, hint: "cast one of them")
            }
            columns.append(BoundColumn(name: one.name, type: one.type == other.type ? one.type : PhysicalType(common)))
        }
        // An undecided column of both is text.
        columns = columns.map {
            $0.type.base == .unknown ? BoundColumn(name: $0.name, type: PhysicalType(.text)) : $0
        }
        let types = columns.map(\.type)
        let operation = BoundSetOperation(
            kind: kind, isAll: node.flag("all"), first: try retyped(first, to: types),
            second: try retyped(second, to: types))
        return Core(
            body: .setOperation(operation), orderBy: try bindResultOrder(node.nodes("sortClause"), columns),
            columns: columns)
    }

    /// A query with its columns brought to these types: where that could change its meaning, from around it.
    func retyped(_ statement: BoundStatement, to types: [PhysicalType]) throws(BindError) -> BoundStatement {
        if zip(statement.columns, types).allSatisfy({ $0.type.base == $1.base }) { return statement }
        var decided = statement
        if case .select(let select) = statement.body {
            // Undecided literals are read in place; other columns too, where nothing in the query looks at the result.
            let isPlain = select.distinct.isAll && statement.orderBy.isEmpty && statement.limit == nil
            var items: [BoundItem] = []
            for (item, type) in zip(select.items, types) {
                let mayChange = isPlain || item.expression.type.base == .unknown
                let expression =
                    mayChange ? try coerce(item.expression, to: type.base, .implicit) : item.expression
                items.append(BoundItem(name: item.name, expression: expression, offset: item.offset))
            }
            decided = statement.replacing(select: select.replacing(items: items))
        } else if case .values(let rows) = statement.body, statement.orderBy.isEmpty, statement.limit == nil {
            var converted: [[BoundExpression]] = []
            for row in rows {
                var values: [BoundExpression] = []
                for (value, type) in zip(row, types) { values.append(try coerce(value, to: type.base, .implicit)) }
                converted.append(values)
            }
            decided = statement.replacing(values: converted, types: types)
        }
        if zip(decided.columns, types).allSatisfy({ $0.type.base == $1.base }) { return decided }
        return try wrapped(decided, types)
    }

    /// `SELECT cast(column)… FROM (query)`.
    private func wrapped(_ statement: BoundStatement, _ types: [PhysicalType]) throws(BindError) -> BoundStatement {
        let relation = BoundRelation(
            id: newRelationID(), alias: "operand", kind: .subquery(statement), columns: statement.columns,
            isLateral: false, offset: statement.offsetInText)
        register(relation)
        var items: [BoundItem] = []
        for (index, column) in statement.columns.enumerated() {
            let value = BoundExpression(
                kind: .column(relation.id, index: index, name: column.name), type: column.type,
                offset: statement.offsetInText)
            items.append(
                BoundItem(
                    name: column.name, expression: try coerce(value, to: types[index].base, .implicit),
                    offset: statement.offsetInText))
        }
        let select = BoundSelect(
            distinct: .all, items: items, from: [.relation(relation)], filter: nil, groupBy: [], having: nil,
            isGrouped: false, hasWindows: false)
        return BoundStatement(
            commonTables: [], body: .select(select), orderBy: [], limit: nil, limitIncludesTies: false, offset: nil,
            columns: items.map { BoundColumn(name: $0.name, type: $0.expression.type) },
            offsetInText: statement.offsetInText)
    }
}

extension BoundDistinct {
    /// Whether no duplicates are removed.
    var isAll: Bool { if case .all = self { true } else { false } }
}

extension BoundStatement {
    fileprivate func replacing(select: BoundSelect) -> BoundStatement {
        BoundStatement(
            commonTables: commonTables, body: .select(select), orderBy: orderBy, limit: limit,
            limitIncludesTies: limitIncludesTies, offset: offset,
            columns: select.items.map { BoundColumn(name: $0.name, type: $0.expression.type) },
            offsetInText: offsetInText)
    }

    fileprivate func replacing(values: [[BoundExpression]], types: [PhysicalType]) -> BoundStatement {
        BoundStatement(
            commonTables: commonTables, body: .values(values), orderBy: orderBy, limit: limit,
            limitIncludesTies: limitIncludesTies, offset: offset,
            columns: zip(columns, types).map { BoundColumn(name: $0.name, type: $1) }, offsetInText: offsetInText)
    }
}

extension BoundSelect {
    fileprivate func replacing(items: [BoundItem]) -> BoundSelect {
        BoundSelect(
            distinct: distinct, items: items, from: from, filter: filter, groupBy: groupBy, having: having,
            isGrouped: isGrouped, hasWindows: hasWindows)
    }
}
