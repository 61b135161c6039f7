internal import SQLFrontend
internal import SQLite

extension Translation {
    /// Comparisons with several values, sub-queries and rows.
    func predicate(_ expression: BoundExpression) throws(QueryRefusal) -> String {
        switch expression.kind {
        case .isDistinct(let call, let first, let second, let isNegated):
            let (one, other) = try operands(of: call, first, second)
            return "(\(one) IS \(isNegated ? "" : "NOT ")\(compared(other, call.second)))"
        case .inList(let value, let call, let elements, let isNegated):
            return try inList(value, call, elements, isNegated: isNegated, expression.offset)
        case .quantifiedArray(let value, let call, let array, let isAll):
            guard case .array(let elements) = array.kind, !elements.isEmpty, elements[0].type.base.element == nil,
                elements.allSatisfy(\.cannotFail)
            else {
                return try quantifiedArray(value, call, array, isAll: isAll, expression.offset)
            }
            return try quantifiedList(value, call, elements, isAll: isAll, expression.offset)
        case .exists(let statement):
            return "EXISTS (\(try self.statement(statement).sql))"
        case .scalarSubquery(let statement):
            return try scalarSubquery(statement)
        case .quantifiedSubquery(let values, let calls, let statement, let isAll):
            return try quantifiedSubquery(values, calls, statement, isAll: isAll, expression.offset)
        case .rowComparison(let comparison, let calls, let first, let second):
            return try rowComparison(comparison, calls, first, second, expression.offset)
        default:
            throw refusal("this expression", expression.offset)
        }
    }

    private func inList(
        _ value: BoundExpression, _ call: BoundOperator, _ elements: [BoundExpression], isNegated: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard call.name == (isNegated ? "<>" : "="), call.first == call.second else {
            return try quantifiedList(value, call, elements, isAll: isNegated, offset)
        }
        let text = compared(try expression(value), call.second)
        return "(\(text) \(isNegated ? "NOT " : "")IN (\(try list(elements))))"
    }

    private func quantifiedList(
        _ value: BoundExpression, _ call: BoundOperator, _ elements: [BoundExpression], isAll: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        var tests: [String] = []
        for element in elements { tests.append(try comparison(call, value, element, offset)) }
        return "(\(tests.joined(separator: isAll ? " AND " : " OR ")))"
    }

    /// PostgreSQL fails on a second row, SQLite takes the first.
    private func scalarSubquery(_ statement: BoundStatement) throws(QueryRefusal) -> String {
        let output = try self.statement(statement)
        if statement.givesAtMostOneRow { return "(\(output.sql))" }
        let alias = uniqueName("q")
        guard let column = output.columns.first else { throw refusal("an empty row", statement.offsetInText) }
        return "(SELECT fs_single(\(quoted(alias)).\(quoted(column.name))) FROM (\(output.sql)) AS \(quoted(alias)))"
    }

    private func quantifiedSubquery(
        _ values: [BoundExpression], _ calls: [BoundOperator], _ statement: BoundStatement, isAll: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let output = try self.statement(statement)
        guard values.count == calls.count, output.columns.count == calls.count else {
            throw refusal("rows of different lengths", offset)
        }
        if calls.count == 1, let call = calls.first, let value = values.first, call.name == "=", !isAll,
            call.first == call.second, value.type.base == call.second
        {
            return "(\(compared(try expression(value), call.second)) IN (\(output.sql)))"
        }
        let alias = uniqueName("q")
        var tests: [String] = []
        for (index, call) in calls.enumerated() {
            let column = "\(quoted(alias)).\(quoted(output.columns[index].name))"
            let (one, other) = (
                try converted(try expression(values[index]), from: call.first ?? call.second, with: call, offset),
                try converted(column, from: call.second, with: call, offset)
            )
            tests.append("\(one) \(try symbol(call, offset)) \(compared(other, call.second))")
        }
        // `<>` of rows holds where one pair differs, the others where all pairs hold.
        let word = calls.first?.name == "<>" ? " OR " : " AND "
        return "(SELECT \(isAll ? "fs_all" : "fs_any")(\(tests.joined(separator: word))) FROM (\(output.sql)) "
            + "AS \(quoted(alias)))"
    }

    private func rowComparison(
        _ comparison: BoundExpression.RowComparison, _ calls: [BoundOperator], _ first: [BoundExpression],
        _ second: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        switch comparison {
        case .equal, .unequal:
            var tests: [String] = []
            for (index, call) in calls.enumerated() {
                tests.append(try self.comparison(call, first[index], second[index], offset))
            }
            return "(\(tests.joined(separator: comparison == .equal ? " AND " : " OR ")))"
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            var (ones, others): ([String], [String]) = ([], [])
            for (index, call) in calls.enumerated() {
                let (one, other) = try operands(of: call, first[index], second[index])
                ones.append(compared(one, call.second))
                others.append(other)
            }
            return "((\(ones.joined(separator: ", "))) \(comparison.rawValue) (\(others.joined(separator: ", "))))"
        }
    }
}

extension BoundExpression {
    /// Whether computing it can be left out without hiding an error.
    fileprivate var cannotFail: Bool {
        switch kind {
        case .constant, .column: true
        case .operator(let call, let operands):
            if call.name == "-", operands.count == 1, case .constant = operands[0].kind { true } else { false }
        default: false
        }
    }
}

extension BoundStatement {
    /// Whether it cannot give two rows, by its form alone.
    fileprivate var givesAtMostOneRow: Bool {
        if case .constant(.integer(let count))? = limit?.kind, count <= 1, count >= 0 { return true }
        switch body {
        case .select(let select):
            return select.from.isEmpty || (select.isGrouped && select.groupBy.isEmpty)
        case .values(let rows): return rows.count <= 1
        case .setOperation: return false
        }
    }
}
