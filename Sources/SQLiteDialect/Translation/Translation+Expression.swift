internal import SQLFrontend
internal import SQLite

extension Translation {
    /// An expression, written so that it can stand in any other.
    func expression(_ expression: BoundExpression) throws(QueryRefusal) -> String {
        try requireKept(expression.type, expression.offset)
        switch expression.kind {
        case .constant(let constant): return try literal(constant, expression)
        case .column(let relation, let index, let name): return try column(relation, index, name, expression.offset)
        case .operator(let call, let operands): return try self.operator(call, operands, expression.offset)
        case .function(let call, let arguments): return try function(call, arguments, expression.offset)
        case .cast(let operand, _): return try cast(operand, to: expression.type, expression.offset)
        case .and(let operands): return try lazily(operands, "AND", decisive: 0)
        case .or(let operands): return try lazily(operands, "OR", decisive: 1)
        case .not(let operand): return "(NOT \(try self.expression(operand)))"
        case .isNull(let operand, let isNegated):
            return "(\(try self.expression(operand)) IS \(isNegated ? "NOT " : "")NULL)"
        case .booleanTest(let operand, let test): return try booleanTest(operand, test)
        case .conditional(let branches, let otherwise): return try conditional(branches, otherwise)
        case .coalesce(let operands):
            if operands.count == 1, let only = operands.first { return try self.expression(only) }
            return "coalesce(\(try list(operands)))"
        case .nullIf(let call, let first, let second):
            let test = try comparison(call, first, second, expression.offset)
            return "CASE WHEN \(test) THEN NULL ELSE \(try self.expression(first)) END"
        case .extremum(let isGreatest, let operands):
            let name = isGreatest ? "fs_greatest" : "fs_least"
            guard expression.type.base.element == nil else {
                throw refusal("\(isGreatest ? "GREATEST" : "LEAST") of arrays", expression.offset)
            }
            let suffix = expression.type.base == .numeric ? "n" : expression.type.base == .interval ? "i" : ""
            return "\(name)\(suffix)(\(try list(operands)))"
        case .collate(let operand, _): return try self.expression(operand)
        case .aggregate(let aggregate): return try self.aggregate(aggregate, expression.offset)
        case .window(let call): return try window(call, expression.offset)
        case .array, .element, .slice, .arraySubquery: return try array(expression)
        case .isDistinct, .inList, .quantifiedArray, .exists, .scalarSubquery, .quantifiedSubquery, .rowComparison:
            return try predicate(expression)
        }
    }

    /// Several expressions.
    func list(_ expressions: [BoundExpression], separator: String = ", ") throws(QueryRefusal) -> String {
        var texts: [String] = []
        for expression in expressions { texts.append(try self.expression(expression)) }
        return texts.joined(separator: separator)
    }

    private func column(
        _ id: RelationID, _ index: Int, _ name: String, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard !outOfReach.contains(id) else {
            throw refusal(
                "LATERAL across the parentheses of a join", offset, because: "list the tables one after another")
        }
        guard let relation = relations[id], relation.columns.indices.contains(index) else {
            throw refusal("the column \(name)", offset)
        }
        return "\(quoted(relation.alias)).\(quoted(relation.columns[index].name))"
    }

    private func booleanTest(
        _ operand: BoundExpression, _ test: BoundExpression.BooleanTest
    ) throws(QueryRefusal) -> String {
        let text = try expression(operand)
        return switch test {
        case .isTrue: "(\(text) IS 1)"
        case .isNotTrue: "(\(text) IS NOT 1)"
        case .isFalse: "(\(text) IS 0)"
        case .isNotFalse: "(\(text) IS NOT 0)"
        case .isUnknown: "(\(text) IS NULL)"
        case .isNotUnknown: "(\(text) IS NOT NULL)"
        }
    }

    private func conditional(
        _ branches: [BoundExpression.Branch], _ otherwise: BoundExpression?
    ) throws(QueryRefusal) -> String {
        var sql = "CASE"
        for branch in branches {
            sql += " WHEN \(try expression(branch.condition)) THEN \(try expression(branch.value))"
        }
        if let otherwise { sql += " ELSE \(try expression(otherwise))" }
        return sql + " END"
    }

    /// A constant, exactly.
    private func literal(_ constant: BoundConstant, _ expression: BoundExpression) throws(QueryRefusal) -> String {
        switch constant {
        case .null: return "NULL"
        case .bool(let value): return value ? "1" : "0"
        case .integer(let value): return SQLiteText.literal(value)
        case .numeric(let digits):
            do {
                return SQLiteText.literal(try PGNumeric(literal: digits).text)
            } catch {
                throw refusal("the numeric \(digits)", expression.offset)
            }
        case .double(let value): return try literal(value, expression.offset)
        case .text(let value): return SQLiteText.literal(value)
        case .date(let days): return SQLiteText.literal(Int64(days))
        case .timestamp(let microseconds): return SQLiteText.literal(microseconds)
        case .interval(let months, let days, let microseconds):
            let interval = PGInterval(months: months, days: days, microseconds: microseconds)
            return SQLiteText.literal(interval.stored)
        case .time(let microseconds): return SQLiteText.literal(microseconds)
        case .literal(let text):
            if let element = expression.type.base.element { return try arrayLiteral(text, element, expression.offset) }
            let type = expression.type.base
            if type == .json || type == .jsonb { return jsonLiteral(text, type) }
            throw refusal("the value \(text)", expression.offset)
        }
    }

    private func literal(_ value: Double, _ offset: Int) throws(QueryRefusal) -> String {
        guard !value.isNaN else { throw refusal("NaN", offset) }
        guard value.isFinite else { return value > 0 ? "9e999" : "(-9e999)" }
        // SQLite's reader of decimals is not correctly rounded; whole numbers of 15 digits it cannot get wrong.
        if value == value.rounded(.towardZero), value.magnitude < 1e15, !(value == 0 && value.sign == .minus) {
            return value < 0 ? "(\(Int64(value)).0)" : "\(Int64(value)).0"
        }
        return "fs_double(\(SQLiteText.literal(PGText.shortest(value))))"
    }
}
