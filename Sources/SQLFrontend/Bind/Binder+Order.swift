extension Binder {
    /// Binds sort keys that are expressions and nothing else: in windows and aggregates.
    func bindSortExpressions(
        _ nodes: [ParseNode], _ context: ExpressionContext
    ) throws(BindError) -> [BoundSortKey] {
        var keys: [BoundSortKey] = []
        for node in nodes {
            guard let part = node.node("node") else { throw malformed(node) }
            let expression = try decided(try bind(part, context))
            keys.append(try sortKey(.expression(expression), expression.type.base, node))
        }
        return keys
    }

    /// Binds the ORDER BY of a SELECT: an ordinal, a name of the result, or an expression over what is read.
    func bindOrder(
        _ nodes: [ParseNode], _ items: [BoundItem], _ context: ExpressionContext
    ) throws(BindError) -> [BoundSortKey] {
        var keys: [BoundSortKey] = []
        for node in nodes {
            guard let part = node.node("node") else { throw malformed(node) }
            if let index = try target(part, items, context, clause: "ORDER BY", prefersColumns: false) {
                keys.append(try sortKey(.column(index), items[index].expression.type.base, node))
            } else {
                let expression = try decided(try bind(part, context))
                let key = ExpressionKey(expression)
                if let index = items.firstIndex(where: { ExpressionKey($0.expression) == key }) {
                    keys.append(try sortKey(.column(index), expression.type.base, node))
                } else {
                    keys.append(try sortKey(.expression(expression), expression.type.base, node))
                }
            }
        }
        return keys
    }

    /// Binds the ORDER BY of UNION or VALUES, which sees the result's columns alone.
    func bindResultOrder(_ nodes: [ParseNode], _ columns: [BoundColumn]) throws(BindError) -> [BoundSortKey] {
        var keys: [BoundSortKey] = []
        for node in nodes {
            guard let part = node.node("node") else { throw malformed(node) }
            let index: Int?
            if let ordinal = integer(of: part) {
                index = ordinal - 1
            } else {
                let name = part.kind == "ColumnRef" && part.names("fields").count == 1 ? part.names("fields")[0] : nil
                let matches = columns.indices.filter { columns[$0].name == name }
                index = matches.count == 1 ? matches[0] : nil
            }
            guard let index, columns.indices.contains(index) else {
                throw BindError(
                    message: "ORDER BY can name columns of the result only", offset: part.offset,
                    hint: "they are \(columns.map(\.name).joined(separator: ", "))")
            }
            keys.append(try sortKey(.column(index), columns[index].type.base, node))
        }
        return keys
    }

    /// The item that an ordinal or a bare name of GROUP BY, ORDER BY or DISTINCT ON means; nil for an expression.
    ///
    /// PostgreSQL lets a name of GROUP BY mean a column of a table first, and a name of ORDER BY mean the result's first.
    func target(
        _ node: ParseNode, _ items: [BoundItem], _ context: ExpressionContext, clause: String, prefersColumns: Bool
    ) throws(BindError) -> Int? {
        if node.kind == "A_Const" {
            guard let ordinal = integer(of: node) else {
                throw BindError(message: "a constant in \(clause) has no effect", offset: node.offset)
            }
            guard items.indices.contains(ordinal - 1) else {
                throw BindError(
                    message: "\(clause) position \(ordinal) is not in the SELECT list of \(items.count)",
                    offset: node.offset)
            }
            return ordinal - 1
        }
        guard node.kind == "ColumnRef", node.nodes("fields").count == 1, let name = node.names("fields").first else {
            return nil
        }
        if prefersColumns, context.scope.namespace.columns.contains(where: { $0.name == name }) { return nil }
        let matches = items.indices.filter { items[$0].name == name }
        guard let first = matches.first else { return nil }
        let key = ExpressionKey(items[first].expression)
        guard matches.allSatisfy({ ExpressionKey(items[$0].expression) == key }) else {
            throw BindError(message: "\(clause) \(name) is ambiguous", offset: node.offset)
        }
        return first
    }

    private func sortKey(
        _ value: BoundSortKey.Value, _ type: SQLType, _ node: ParseNode
    ) throws(BindError) -> BoundSortKey {
        let offset = node.node("node")?.offset ?? node.offset
        guard type != .json, type != .record else {
            throw BindError(message: "\(type) has no order", offset: offset, hint: type == .json ? "use jsonb" : nil)
        }
        if node.text("sortby_dir") == "SORTBY_USING" {
            throw BindError(message: "ORDER BY … USING is refused", offset: offset, hint: "say ASC or DESC")
        }
        let isAscending = node.text("sortby_dir") != "SORTBY_DESC"
        let nullsFirst =
            switch node.text("sortby_nulls") {
            case "SORTBY_NULLS_FIRST": true
            case "SORTBY_NULLS_LAST": false
            default: !isAscending
            }
        return BoundSortKey(value: value, isAscending: isAscending, nullsFirst: nullsFirst, offset: offset)
    }
}
