import Contracts
import FeatureStore

/// Finds what depends on the order of rows that tie.
///
/// The rule: where a query picks rows by order, the order must be total. An order is total when its keys, the constants, the
/// columns of outer queries and whatever follows from them (by declared unique ids and by equalities of WHERE and ON)
/// determine every table of the FROM clause; or when they determine all that is picked, so that rows that tie are alike. LIMIT
/// and OFFSET without a total order are errors; DISTINCT ON, row_number, ntile, lag, lead, first_value, last_value, nth_value,
/// aggregates over ROWS frames, array_agg, string_agg and the JSON aggregates are lints.
struct OrderCheck {
    private let view: ViewContract
    private var commonTables: [CommonTableID: BoundStatement] = [:]
    /// What is refused.
    private(set) var errors: [BindError] = []
    /// What is legal and unstable.
    private(set) var findings: [Finding] = []

    init(statement: BoundStatement, view: ViewContract) {
        self.view = view
        visit(statement, isTop: true)
    }

    private mutating func visit(_ statement: BoundStatement, isTop: Bool = false, isExistence: Bool = false) {
        for table in statement.commonTables {
            commonTables[table.id] = table.statement
            visit(table.statement)
        }
        switch statement.body {
        case .select(let select):
            check(select, of: statement, isTop: isTop, isExistence: isExistence)
        case .values(let rows):
            for row in rows { for value in row { visitQueries(in: value) } }
            if !isExistence { checkLimit(statement, isTotal: ordersAllColumns(statement)) }
        case .setOperation(let operation):
            visit(operation.first, isTop: isTop)
            visit(operation.second, isTop: isTop)
            if !isExistence { checkLimit(statement, isTotal: ordersAllColumns(statement)) }
        }
    }

    private mutating func visitQueries(in expression: BoundExpression) {
        var queries: [(BoundStatement, Bool)] = []
        expression.walk { part in
            let isExistence = if case .exists = part.kind { true } else { false }
            queries += part.subqueries.map { ($0, isExistence) }
        }
        for (query, isExistence) in queries { visit(query, isExistence: isExistence) }
    }

    private mutating func visit(_ item: BoundFromItem) {
        switch item {
        case .relation(let relation):
            switch relation.kind {
            case .subquery(let query): visit(query)
            case .function(_, let arguments, _): for argument in arguments { visitQueries(in: argument) }
            case .source, .spine, .commonTable: break
            }
        case .join(let join):
            visit(join.first)
            visit(join.second)
            if let condition = join.condition { visitQueries(in: condition) }
        }
    }

    private mutating func check(
        _ select: BoundSelect, of statement: BoundStatement, isTop: Bool, isExistence: Bool
    ) {
        for item in select.from { visit(item) }
        let values = select.items.map(\.expression) + statement.orderBy.compactMap(\.expression)
        for value in values + [select.filter, select.having].compactMap({ $0 }) + select.groupBy {
            visitQueries(in: value)
        }
        let rows = RowOrder(select, dependencies: Dependencies(select) { uniqueKeys(of: $0) })
        let sortKeys = sortExpressions(of: statement, select)
        if !isExistence { checkLimit(statement, isTotal: rows.isTotal(sortKeys)) }
        if case .on(let expressions) = select.distinct, !rows.isTotal(expressions + sortKeys) {
            note("DISTINCT ON keeps any of the rows that tie", at: statement.offsetInText)
        }
        for (index, item) in select.items.enumerated() {
            let isUnordered = isTop && isUnorderedList(statement.columns[index].name)
            check(item.expression, rows, isUnordered: isUnordered)
        }
        for expression in statement.orderBy.compactMap(\.expression) { check(expression, rows) }
        if let having = select.having { check(having, rows) }
    }

    /// What a SELECT is ordered by, columns of the result as the expressions that give them.
    private func sortExpressions(of statement: BoundStatement, _ select: BoundSelect) -> [BoundExpression] {
        statement.orderBy.map { key in
            switch key.value {
            case .column(let index): select.items[index].expression
            case .expression(let expression): expression
            }
        }
    }

    private mutating func check(_ expression: BoundExpression, _ rows: RowOrder, isUnordered: Bool = false) {
        switch expression.kind {
        case .aggregate(let call):
            let collects = ["array_agg", "string_agg", "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg"]
            if collects.contains(call.function.name), !call.isDistinct,
                !(isUnordered && call.function.name == "array_agg"),
                !rows.decides(call.arguments, orderedBy: call.orderBy.compactMap(\.expression))
            {
                note("\(call.function.name) collects rows that tie in any order", at: expression.offset)
            }
        case .window(let call):
            let keys = call.window.partitionBy + call.window.orderBy.compactMap(\.expression)
            let isStable =
                switch call.function.name {
                case "row_number", "ntile", "lag", "lead": rows.isTotalForWindow(keys)
                case "first_value", "last_value", "nth_value":
                    rows.isTotalForWindow(keys) || rows.knows(call.arguments, by: keys)
                default: !(call.isAggregate && call.window.frame.cutsTies) || rows.isTotalForWindow(keys)
                }
            if !isStable {
                note("\(call.function.name) depends on the order of rows that tie", at: expression.offset)
            }
        default: break
        }
        for child in expression.children { check(child, rows) }
    }

    private mutating func note(_ message: String, at offset: Int) {
        findings.append(
            Finding(
                code: .unstableOrder, message: message, offset: offset,
                suggestion: "end the ORDER BY with the unique columns of each table that is read"))
    }

    private mutating func checkLimit(_ statement: BoundStatement, isTotal: Bool) {
        guard !isTotal, !statement.limitIncludesTies, let bound = statement.limit ?? statement.offset else { return }
        let isOpen: (BoundExpression?) -> Bool = { bound in
            guard let bound else { return true }
            if case .constant(.null) = bound.kind { return true }
            return false
        }
        if isOpen(statement.limit), isOpen(statement.offset) { return }
        if statement.limit?.constantInteger == 0 { return }
        errors.append(
            BindError(
                message: "LIMIT picks any of the rows that tie, because its ORDER BY is not total",
                offset: bound.offset,
                hint: "end the ORDER BY with the unique columns of each table that is read"))
    }

    private func ordersAllColumns(_ statement: BoundStatement) -> Bool {
        Set(statement.orderBy.compactMap(\.columnIndex)).count == statement.columns.count
    }

    private func isUnorderedList(_ feature: String) -> Bool {
        guard let type = view.features.first(where: { $0.name == feature })?.type else { return false }
        if case .list(_, .unordered, _) = type { return true }
        return false
    }
}

extension OrderCheck {
    /// Sets of columns that identify a row of a relation.
    private func uniqueKeys(of relation: BoundRelation) -> [Set<Int>] {
        switch relation.kind {
        case .spine: return [[0]]
        case .source(let source):
            guard !source.unique.isEmpty else { return [] }
            let names = source.unique + (source.versions.map { [$0.by] } ?? [])
            return [Set(names.compactMap { name in source.columns.firstIndex { $0.name == name } })]
        case .commonTable(let id, _): return commonTables[id].map(uniqueKeys) ?? []
        case .subquery(let query): return uniqueKeys(of: query)
        case .function(let function, _, let withOrdinality):
            if withOrdinality { return [[1]] }
            return function.name.hasPrefix("generate_") ? [[0]] : []
        }
    }

    /// Sets of columns that identify a row of a query's result.
    private func uniqueKeys(of statement: BoundStatement) -> [Set<Int>] {
        if statement.limit?.constantInteger == 1, !statement.limitIncludesTies { return [[]] }
        let all = Set(statement.columns.indices)
        switch statement.body {
        case .values(let rows): return rows.count == 1 ? [[]] : []
        case .setOperation(let operation):
            if !operation.isAll { return [all] }
            return operation.kind == .union ? [] : uniqueKeys(of: operation.first)
        case .select(let select):
            let items = select.items.map { ExpressionKey($0.expression) }
            func indexes(_ expressions: [BoundExpression]) -> Set<Int>? {
                let found = expressions.map { items.firstIndex(of: ExpressionKey($0)) }
                return found.contains(nil) ? nil : Set(found.compactMap { $0 })
            }
            switch select.distinct {
            case .distinct: return [all]
            case .on(let expressions): return indexes(expressions).map { [$0] } ?? []
            case .all: break
            }
            if select.isGrouped { return indexes(select.groupBy).map { [$0] } ?? [] }
            let dependencies = Dependencies(select) { uniqueKeys(of: $0) }
            func determinesAll(_ key: Set<Int>) -> Bool {
                let columns = Set(key.compactMap { Dependencies.column(select.items[$0].expression) })
                return dependencies.closure(of: columns).relations == dependencies.local
            }
            guard determinesAll(all) else { return [] }
            var key = all
            for index in all.sorted().reversed() where determinesAll(key.subtracting([index])) { key.remove(index) }
            return [key]
        }
    }
}

extension BoundExpression {
    /// The integer that this is, seen through casts; nil if it is none.
    var constantInteger: Int64? {
        switch kind {
        case .constant(.integer(let value)): value
        case .cast(let operand, _): operand.constantInteger
        default: nil
        }
    }
}

extension BoundFrame {
    /// Whether the frame can end between rows that tie.
    var cutsTies: Bool {
        guard mode == .rows else { return false }
        if case .unboundedPreceding = start, case .unboundedFollowing = end { return false }
        return true
    }
}
