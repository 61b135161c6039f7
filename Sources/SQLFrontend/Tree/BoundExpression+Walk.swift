extension BoundExpression {
    /// The expressions directly within this one, in the order of the text; queries within it are not entered.
    public var children: [BoundExpression] {
        switch kind {
        case .constant, .column, .exists, .scalarSubquery, .arraySubquery: []
        case .operator(_, let operands), .function(_, let operands), .and(let operands), .or(let operands),
            .coalesce(let operands), .extremum(_, let operands), .array(let operands):
            operands
        case .cast(let operand, _), .not(let operand), .isNull(let operand, _), .booleanTest(let operand, _),
            .collate(let operand, _):
            [operand]
        case .isDistinct(_, let first, let second, _), .nullIf(_, let first, let second): [first, second]
        case .conditional(let branches, let otherwise):
            branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
        case .inList(let value, _, let list, _): [value] + list
        case .quantifiedArray(let value, _, let array, _): [value, array]
        case .quantifiedSubquery(let values, _, _, _): values
        case .rowComparison(_, _, let first, let second): first + second
        case .element(let array, let indexes): [array] + indexes
        case .slice(let array, let from, let to): [array] + [from, to].compactMap { $0 }
        case .aggregate(let aggregate):
            aggregate.arguments + aggregate.orderBy.compactMap(\.expression) + (aggregate.filter.map { [$0] } ?? [])
        case .window(let call):
            call.arguments + (call.filter.map { [$0] } ?? []) + call.window.partitionBy
                + call.window.orderBy.compactMap(\.expression) + call.window.frame.offsets
        }
    }

    /// The queries directly within this expression.
    public var subqueries: [BoundStatement] {
        switch kind {
        case .exists(let query), .scalarSubquery(let query), .arraySubquery(let query),
            .quantifiedSubquery(_, _, let query, _):
            [query]
        default: []
        }
    }

    /// Visits this expression and all within it, the outer before the inner; queries within it are not entered.
    public func walk(_ visit: (BoundExpression) -> Void) {
        visit(self)
        for child in children { child.walk(visit) }
    }

    /// Whether this expression or one within it satisfies a condition; queries within it are not entered.
    public func contains(_ condition: (BoundExpression) -> Bool) -> Bool {
        condition(self) || children.contains { $0.contains(condition) }
    }

    /// Visits this expression and all within it, those of queries within it too.
    public func walkDeep(_ visit: (BoundExpression) -> Void) {
        visit(self)
        for child in children { child.walkDeep(visit) }
        for query in subqueries { query.walkDeep(visit) }
    }
}

extension BoundSortKey {
    /// The expression that is ordered by, or nil when it is a column of the result.
    public var expression: BoundExpression? {
        if case .expression(let expression) = value { expression } else { nil }
    }
}

extension BoundFrame {
    /// The expressions that say how far the frame reaches.
    public var offsets: [BoundExpression] {
        [start, end].compactMap { bound in
            switch bound {
            case .preceding(let offset), .following(let offset): offset
            case .unboundedPreceding, .currentRow, .unboundedFollowing: nil
            }
        }
    }
}

extension BoundStatement {
    /// Visits every expression of the query and of all queries within it.
    public func walkDeep(_ visit: (BoundExpression) -> Void) {
        for table in commonTables { table.statement.walkDeep(visit) }
        switch body {
        case .select(let select): select.walkDeep(visit)
        case .values(let rows):
            for row in rows { for value in row { value.walkDeep(visit) } }
        case .setOperation(let operation):
            operation.first.walkDeep(visit)
            operation.second.walkDeep(visit)
        }
        for key in orderBy { key.expression?.walkDeep(visit) }
        limit?.walkDeep(visit)
        offset?.walkDeep(visit)
    }
}

extension BoundSelect {
    /// Visits every expression of the SELECT and of all queries within it.
    public func walkDeep(_ visit: (BoundExpression) -> Void) {
        if case .on(let expressions) = distinct { for expression in expressions { expression.walkDeep(visit) } }
        for item in items { item.expression.walkDeep(visit) }
        for item in from { item.walkDeep(visit) }
        filter?.walkDeep(visit)
        for expression in groupBy { expression.walkDeep(visit) }
        having?.walkDeep(visit)
    }
}

extension BoundFromItem {
    /// Visits every expression of the item and of all queries within it.
    public func walkDeep(_ visit: (BoundExpression) -> Void) {
        switch self {
        case .relation(let relation):
            switch relation.kind {
            case .subquery(let query): query.walkDeep(visit)
            case .function(_, let arguments, _): for argument in arguments { argument.walkDeep(visit) }
            case .source, .spine, .commonTable: break
            }
        case .join(let join):
            join.first.walkDeep(visit)
            join.second.walkDeep(visit)
            join.condition?.walkDeep(visit)
        }
    }

    /// The relations of the item, in the order of the text.
    public var relations: [BoundRelation] {
        switch self {
        case .relation(let relation): [relation]
        case .join(let join): join.first.relations + join.second.relations
        }
    }
}
