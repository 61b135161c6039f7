extension Binder {
    /// Binds one SELECT.
    func bindSelect(_ node: ParseNode, _ outer: Scope, keepsUndecided: Bool) throws(BindError) -> Core {
        let scope = Scope(parent: outer)
        let errorCount = errors.count
        let from = try bindFrom(node.nodes("fromClause"), scope)
        // Without all tables, every column would be an error of its own.
        if errors.count > errorCount { throw errors.removeLast() }
        let filter =
            attempt { () throws(BindError) in
                try node.node("whereClause").map { node throws(BindError) in
                    try boolean(
                        try bind(node, ExpressionContext(scope: scope, clause: "WHERE")), for: "WHERE")
                }
            } ?? nil
        var context = ExpressionContext(
            scope: scope, clause: "SELECT", allowsAggregates: true, allowsWindows: true)
        context.windows = try bindWindowClause(node.nodes("windowClause"), context)
        let items = try bindItems(node.nodes("targetList"), context, keepsUndecided: keepsUndecided)
        if errors.count > errorCount { throw errors.removeLast() }
        let groupBy = try bindGroupBy(node.nodes("groupClause"), items, scope)
        let having = try node.node("havingClause").map { node throws(BindError) in
            try boolean(
                try bind(node, ExpressionContext(scope: scope, clause: "HAVING", allowsAggregates: true)),
                for: "HAVING")
        }
        let orderContext = ExpressionContext(
            scope: scope, clause: "ORDER BY", allowsAggregates: true, allowsWindows: true, windows: context.windows)
        let orderBy = try bindOrder(node.nodes("sortClause"), items, orderContext)
        let distinct = try bindDistinct(node, items, orderBy, orderContext)
        let values = items.map(\.expression) + orderBy.compactMap(\.expression)
        let isGrouped =
            !groupBy.isEmpty || having != nil || values.contains { $0.contains(\.isAggregate) }
        let select = BoundSelect(
            distinct: distinct, items: items, from: from, filter: filter, groupBy: groupBy, having: having,
            isGrouped: isGrouped, hasWindows: values.contains { $0.contains(\.isWindow) })
        if isGrouped { try checkGrouping(select, orderBy, scope) }
        return Core(
            body: .select(select), orderBy: orderBy,
            columns: items.map { BoundColumn(name: $0.name, type: $0.expression.type) })
    }

    private func bindItems(
        _ nodes: [ParseNode], _ context: ExpressionContext, keepsUndecided: Bool
    ) throws(BindError) -> [BoundItem] {
        var items: [BoundItem] = []
        for node in nodes {
            guard let value = node.node("val") else { throw malformed(node) }
            if value.kind == "ColumnRef", value.nodes("fields").last?.kind == "A_Star" {
                let columns = attempt { () throws(BindError) in
                    try star(value.names("fields"), at: value.offset, context.scope)
                }
                items += (columns ?? []).map {
                    BoundItem(
                        name: $0.name,
                        expression: BoundExpression(
                            kind: $0.expression.kind, type: $0.expression.type, offset: value.offset),
                        offset: value.offset)
                }
                continue
            }
            guard
                let bound = attempt({ () throws(BindError) in
                    let expression = try bind(value, context)
                    return keepsUndecided ? expression : try decided(expression)
                })
            else { continue }
            items.append(
                BoundItem(
                    name: node.text("name") ?? ColumnNames.name(of: value), expression: bound, offset: node.offset))
        }
        return items
    }

    private func bindGroupBy(
        _ nodes: [ParseNode], _ items: [BoundItem], _ scope: Scope
    ) throws(BindError) -> [BoundExpression] {
        let context = ExpressionContext(scope: scope, clause: "GROUP BY")
        var result: [BoundExpression] = []
        for node in nodes {
            guard node.kind != "GroupingSet" else {
                throw BindError(
                    message: "GROUPING SETS, ROLLUP and CUBE are refused", offset: node.offset,
                    hint: "use UNION ALL of several GROUP BY")
            }
            let expression: BoundExpression
            if let index = try target(node, items, context, clause: "GROUP BY", prefersColumns: true) {
                expression = items[index].expression
                if expression.contains(\.isAggregate) || expression.contains(\.isWindow) {
                    throw BindError(
                        message: "GROUP BY \(items[index].name) is computed from the groups", offset: node.offset)
                }
            } else {
                expression = try decided(try bind(node, context))
            }
            guard expression.type.base != .json else {
                throw BindError(message: "json has no equality", offset: node.offset, hint: "use jsonb")
            }
            result.append(expression)
        }
        return result
    }

    private func bindDistinct(
        _ node: ParseNode, _ items: [BoundItem], _ orderBy: [BoundSortKey], _ context: ExpressionContext
    ) throws(BindError) -> BoundDistinct {
        guard node.has("distinctClause") else { return .all }
        let nodes = node.nodes("distinctClause")
        guard !nodes.isEmpty else {
            if let item = items.first(where: { $0.expression.type.base == .json }) {
                throw BindError(message: "json has no equality", offset: item.offset, hint: "use jsonb")
            }
            if let key = orderBy.first(where: { $0.expression != nil }) {
                throw BindError(
                    message: "with DISTINCT, ORDER BY can name columns of the result only", offset: key.offset)
            }
            return .distinct
        }
        var expressions: [BoundExpression] = []
        for part in nodes {
            if let index = try target(part, items, context, clause: "DISTINCT ON", prefersColumns: false) {
                expressions.append(items[index].expression)
            } else {
                expressions.append(try decided(try bind(part, context)))
            }
        }
        let keys = Set(expressions.map(ExpressionKey.init))
        for key in orderBy.prefix(keys.count) {
            let expression = key.expression ?? items[key.columnIndex ?? 0].expression
            guard keys.contains(ExpressionKey(expression)) else {
                throw BindError(
                    message: "ORDER BY must start with the expressions of DISTINCT ON", offset: key.offset)
            }
        }
        return .on(expressions)
    }

    /// Refuses columns that are neither grouped nor aggregated.
    private func checkGrouping(
        _ select: BoundSelect, _ orderBy: [BoundSortKey], _ scope: Scope
    ) throws(BindError) {
        let groups = Set(select.groupBy.map(ExpressionKey.init))
        let local = scope.namespace.relations
        var found: BindError?
        func check(_ expression: BoundExpression) {
            if found != nil || groups.contains(ExpressionKey(expression)) { return }
            if case .aggregate(let call) = expression.kind {
                // The direct arguments of an ordered set are no values of its rows.
                if call.isOrderedSet { call.arguments.forEach(check) }
                return
            }
            if case .column(let id, _, let name) = expression.kind, local.contains(id) {
                let alias = relations[id].map { "\($0.alias)." } ?? ""
                found = BindError(
                    message: "\(alias)\(name) is neither in GROUP BY nor in an aggregate", offset: expression.offset,
                    hint: "group by it, or say which of its values: max(\(alias)\(name))")
                return
            }
            for child in expression.children { check(child) }
            for query in expression.subqueries { query.walkDeep { if $0.isColumn { check($0) } } }
        }
        for item in select.items { check(item.expression) }
        if let having = select.having { check(having) }
        for key in orderBy { if let expression = key.expression { check(expression) } }
        if let found { throw found }
    }
}

extension BoundExpression {
    /// Whether this is an aggregate over a group.
    var isAggregate: Bool { if case .aggregate = kind { true } else { false } }
    /// Whether this is a window function.
    var isWindow: Bool { if case .window = kind { true } else { false } }
}

extension BoundSortKey {
    /// The result's column that is ordered by, or nil when it is an expression.
    var columnIndex: Int? { if case .column(let index) = value { index } else { nil } }
}
