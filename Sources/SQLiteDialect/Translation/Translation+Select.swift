internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A SELECT with its order; LIMIT follows elsewhere.
    func select(
        _ select: BoundSelect, names: [String], orderBy: [BoundSortKey]
    ) throws(QueryRefusal) -> Output {
        let enclosing = enclosingRelations(of: select)
        let from = try fromClause(select.from)
        var isDistinct = false
        if case .distinct = select.distinct { isDistinct = true }
        var columns: [Column] = []
        var texts: [String] = []
        for (index, item) in select.items.enumerated() {
            let type = item.expression.type
            let text = try expression(item.expression)
            texts.append(isDistinct ? compared(text, type.base) : text)
            columns.append(Column(name: names[index], type: type))
        }
        let conditions = try conditions(select, enclosing)
        // SQLite's ORDER BY sees no query around it: then the keys become columns, and the order is taken one query further out.
        if orderBy.contains(where: { $0.mentions(enclosing) }) {
            return try selectOrderedOutside(texts, columns, "\(from)\(conditions)", orderBy)
        }
        var keys: [String] = []
        for key in orderBy {
            switch key.value {
            case .column(let index): keys.append(sortTerm("\(index + 1)", columns[index].type.base, key))
            case .expression(let value): keys.append(sortTerm(try term(value), value.type.base, key))
            }
        }
        let items = zip(texts, names).map { "\($0) AS \(quoted($1))" }
        var sql = "SELECT \(isDistinct ? "DISTINCT " : "")\(items.joined(separator: ", "))\(from)\(conditions)"
        if !keys.isEmpty { sql += " ORDER BY \(keys.joined(separator: ", "))" }
        return Output(sql: sql, columns: columns)
    }

    /// A SELECT whose keys of order are columns of an inner one.
    private func selectOrderedOutside(
        _ texts: [String], _ columns: [Column], _ rest: String, _ orderBy: [BoundSortKey]
    ) throws(QueryRefusal) -> Output {
        let inner = quoted(uniqueName("q"))
        let unique = Self.uniqueColumnNames(columns.map(\.name)).map(quoted)
        var items = zip(texts, unique).map { "\($0) AS \($1)" }
        var keys: [String] = []
        for (number, key) in orderBy.enumerated() {
            switch key.value {
            case .column(let index): keys.append(sortTerm("\(inner).\(unique[index])", columns[index].type.base, key))
            case .expression(let value):
                let name = quoted("fs_key_\(number)")
                items.append("\(try term(value)) AS \(name)")
                keys.append(sortTerm("\(inner).\(name)", value.type.base, key))
            }
        }
        let results = zip(unique, columns).map { "\(inner).\($0) AS \(quoted($1.name))" }
        return Output(
            sql: "SELECT \(results.joined(separator: ", ")) FROM (SELECT \(items.joined(separator: ", "))\(rest)) "
                + "AS \(inner) ORDER BY \(keys.joined(separator: ", "))",
            columns: columns)
    }

    /// The relations of the queries around a SELECT, as far as they have been written.
    private func enclosingRelations(of select: BoundSelect) -> Set<RelationID> {
        Set(relations.keys).subtracting(select.from.flatMap(\.relationIDs))
    }

    /// DISTINCT ON: the first row, in ORDER BY's order, of each group of rows that are equal in the keys.
    func distinctOn(
        _ select: BoundSelect, _ keys: [BoundExpression], _ statement: BoundStatement, names: [String]
    ) throws(QueryRefusal) -> Output {
        let enclosing = enclosingRelations(of: select)
        let from = try fromClause(select.from)
        let unique = Self.uniqueColumnNames(select.items.map(\.name))
        var items: [String] = []
        var columns: [Column] = []
        for (index, item) in select.items.enumerated() {
            items.append("\(try expression(item.expression)) AS \(quoted(unique[index]))")
            columns.append(Column(name: names[index], type: item.expression.type))
        }
        let inner = uniqueName("q")
        var windowOrder: [String] = []
        var outerOrder: [String] = []
        for (number, key) in statement.orderBy.enumerated() {
            switch key.value {
            case .column(let index):
                let value = select.items[index].expression
                windowOrder.append(sortTerm(try term(value), value.type.base, key))
                outerOrder.append(sortTerm("\(quoted(inner)).\(quoted(unique[index]))", value.type.base, key))
            case .expression(let value):
                let text = try term(value)
                let name = "fs_key_\(number)"
                items.append("\(text) AS \(quoted(name))")
                windowOrder.append(sortTerm(text, value.type.base, key))
                outerOrder.append(sortTerm("\(quoted(inner)).\(quoted(name))", value.type.base, key))
            }
        }
        let window = try partition(keys, order: windowOrder)
        items.append("row_number() OVER (\(window)) AS \(quoted("fs_row"))")
        let results = zip(unique, names).map { "\(quoted(inner)).\(quoted($0)) AS \(quoted($1))" }
        var sql = "SELECT \(results.joined(separator: ", ")) FROM (SELECT \(items.joined(separator: ", "))\(from)"
        sql +=
            "\(try conditions(select, enclosing))) AS \(quoted(inner)) WHERE \(quoted(inner)).\(quoted("fs_row")) = 1"
        if !outerOrder.isEmpty { sql += " ORDER BY \(outerOrder.joined(separator: ", "))" }
        return Output(sql: sql, columns: columns)
    }

    private func conditions(
        _ select: BoundSelect, _ enclosing: Set<RelationID>
    ) throws(QueryRefusal) -> String {
        var sql = ""
        if let filter = select.filter { sql += " WHERE \(try condition(filter))" }
        if !select.groupBy.isEmpty { sql += " GROUP BY \(try groups(select, enclosing).joined(separator: ", "))" }
        if let having = select.having {
            let callsAggregate = select.items.contains { $0.expression.callsAggregate } || having.callsAggregate
            guard !select.groupBy.isEmpty || callsAggregate else {
                throw refusal("HAVING without GROUP BY or an aggregate", having.offset)
            }
            sql += " HAVING \(try condition(having))"
        }
        return sql
    }

    /// The keys of GROUP BY, which in SQLite sees no query around it: what is the same for all rows becomes a constant.
    private func groups(_ select: BoundSelect, _ enclosing: Set<RelationID>) throws(QueryRefusal) -> [String] {
        let own = Set(select.from.flatMap(\.relationIDs))
        var texts: [String] = []
        for key in select.groupBy {
            if !key.mentions(enclosing) {
                texts += try terms([key])
            } else if key.mentions(own) {
                throw refusal("GROUP BY an expression of this query's columns and of those around it", key.offset)
            } else {
                texts.append(SQLiteText.literal("one"))
            }
        }
        return texts
    }

    /// What stands in a window's parentheses, in front of the frame.
    func partition(_ keys: [BoundExpression], order: [String]) throws(QueryRefusal) -> String {
        var parts: [String] = []
        if !keys.isEmpty { parts.append("PARTITION BY \(try terms(keys).joined(separator: ", "))") }
        if !order.isEmpty { parts.append("ORDER BY \(order.joined(separator: ", "))") }
        return parts.joined(separator: " ")
    }

    /// Expressions where SQLite would read a plain integer as the number of a column, compared as their types are.
    private func terms(_ expressions: [BoundExpression]) throws(QueryRefusal) -> [String] {
        var texts: [String] = []
        for expression in expressions { texts.append(compared(try term(expression), expression.type.base)) }
        return texts
    }

    func term(_ expression: BoundExpression) throws(QueryRefusal) -> String {
        let text = try self.expression(expression)
        if case .constant = expression.kind { return "CAST(\(text) AS TEXT)" }
        return text
    }
}

extension BoundFromItem {
    /// The relations that it brings into view.
    fileprivate var relationIDs: [RelationID] {
        switch self {
        case .relation(let relation): [relation.id]
        case .join(let join): join.first.relationIDs + join.second.relationIDs
        }
    }
}

extension BoundSortKey {
    fileprivate func mentions(_ relations: Set<RelationID>) -> Bool {
        if case .expression(let expression) = value { expression.mentions(relations) } else { false }
    }
}

extension BoundExpression {
    /// Whether it names a column of one of these relations, however deep.
    fileprivate func mentions(_ relations: Set<RelationID>) -> Bool {
        var found = false
        walkDeep { if case .column(let id, _, _) = $0.kind, relations.contains(id) { found = true } }
        return found
    }

    /// Whether an aggregate of this query is called, as far as plain operators and functions show.
    fileprivate var callsAggregate: Bool {
        switch kind {
        case .aggregate: true
        case .operator(_, let operands), .function(_, let operands), .and(let operands), .or(let operands),
            .coalesce(let operands), .extremum(_, let operands):
            operands.contains(where: \.callsAggregate)
        case .cast(let operand, _), .not(let operand), .isNull(let operand, _), .booleanTest(let operand, _):
            operand.callsAggregate
        default: false
        }
    }
}
