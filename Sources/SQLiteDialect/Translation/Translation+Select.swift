internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A SELECT with its order; LIMIT follows elsewhere.
    func select(
        _ select: BoundSelect, names: [String], orderBy: [BoundSortKey]
    ) throws(QueryRefusal) -> Output {
        let from = try fromClause(select.from)
        var isDistinct = false
        if case .distinct = select.distinct { isDistinct = true }
        var items: [String] = []
        var columns: [Column] = []
        for (index, item) in select.items.enumerated() {
            let type = item.expression.type
            let text = try expression(item.expression)
            items.append("\(isDistinct ? compared(text, type.base) : text) AS \(quoted(names[index]))")
            columns.append(Column(name: names[index], type: type))
        }
        var sql = "SELECT \(isDistinct ? "DISTINCT " : "")\(items.joined(separator: ", "))\(from)"
        sql += try conditions(select)
        var keys: [String] = []
        for key in orderBy {
            switch key.value {
            case .column(let index): keys.append(sortTerm("\(index + 1)", columns[index].type.base, key))
            case .expression(let value): keys.append(sortTerm(try term(value), value.type.base, key))
            }
        }
        if !keys.isEmpty { sql += " ORDER BY \(keys.joined(separator: ", "))" }
        return Output(sql: sql, columns: columns)
    }

    /// DISTINCT ON: the first row, in ORDER BY's order, of each group of rows that are equal in the keys.
    func distinctOn(
        _ select: BoundSelect, _ keys: [BoundExpression], _ statement: BoundStatement, names: [String]
    ) throws(QueryRefusal) -> Output {
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
        sql += "\(try conditions(select))) AS \(quoted(inner)) WHERE \(quoted(inner)).\(quoted("fs_row")) = 1"
        if !outerOrder.isEmpty { sql += " ORDER BY \(outerOrder.joined(separator: ", "))" }
        return Output(sql: sql, columns: columns)
    }

    private func conditions(_ select: BoundSelect) throws(QueryRefusal) -> String {
        var sql = ""
        if let filter = select.filter { sql += " WHERE \(try condition(filter))" }
        if !select.groupBy.isEmpty { sql += " GROUP BY \(try terms(select.groupBy).joined(separator: ", "))" }
        if let having = select.having {
            let callsAggregate = select.items.contains { $0.expression.callsAggregate } || having.callsAggregate
            guard !select.groupBy.isEmpty || callsAggregate else {
                throw refusal("HAVING without GROUP BY or an aggregate", having.offset)
            }
            sql += " HAVING \(try condition(having))"
        }
        return sql
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

extension BoundExpression {
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
