/// What sort keys decide about the rows of one SELECT.
struct RowOrder {
    private let select: BoundSelect
    private let dependencies: Dependencies

    init(_ select: BoundSelect, dependencies: Dependencies) {
        self.select = select
        self.dependencies = dependencies
    }

    /// Whether rows of the result that tie in these keys are alike, or cannot be.
    func isTotal(_ keys: [BoundExpression]) -> Bool {
        if select.isGrouped, select.groupBy.isEmpty { return true }
        if !select.distinct.isPlain, isTotalForWindow(keys) { return true }
        return knows(select.items.map(\.expression), by: keys)
    }

    /// Whether no two rows (or groups) tie in these keys.
    func isTotalForWindow(_ keys: [BoundExpression]) -> Bool {
        if select.isGrouped { return knows(select.groupBy, by: keys) }
        return closure(of: keys).relations == dependencies.local
    }

    /// Whether rows that tie in these keys, within one group, have the same arguments.
    func decides(_ arguments: [BoundExpression], orderedBy keys: [BoundExpression]) -> Bool {
        let known = keys + select.groupBy
        return closure(of: known).relations == dependencies.local || knows(arguments, by: known, withinGroup: true)
    }

    /// Whether these expressions follow from these keys.
    func knows(_ expressions: [BoundExpression], by keys: [BoundExpression], withinGroup: Bool = false) -> Bool {
        let stated = Set(keys.map(ExpressionKey.init))
        let known = closure(of: keys).columns
        let knowsGroup =
            select.isGrouped && !withinGroup
            && select.groupBy.allSatisfy { isKnown($0, stated, known, knowsAggregates: false) }
        return expressions.allSatisfy { isKnown($0, stated, known, knowsAggregates: knowsGroup) }
    }

    private func closure(
        of keys: [BoundExpression]
    ) -> (columns: Set<Dependencies.Column>, relations: Set<RelationID>) {
        dependencies.closure(
            of: Set(keys.compactMap(Dependencies.column).filter { dependencies.local.contains($0.relation) }))
    }

    private func isKnown(
        _ expression: BoundExpression, _ stated: Set<ExpressionKey>, _ known: Set<Dependencies.Column>,
        knowsAggregates: Bool
    ) -> Bool {
        if stated.contains(ExpressionKey(expression)) { return true }
        switch expression.kind {
        case .column(let id, let index, _):
            return !dependencies.local.contains(id) || known.contains(Dependencies.Column(relation: id, index: index))
        case .aggregate: return knowsAggregates
        case .window: return false
        case .exists, .scalarSubquery, .arraySubquery, .quantifiedSubquery:
            guard dependencies.columns(of: expression).isSubset(of: known) else { return false }
        default: break
        }
        return expression.children.allSatisfy { isKnown($0, stated, known, knowsAggregates: knowsAggregates) }
    }
}

extension BoundDistinct {
    /// Whether this is DISTINCT of all columns.
    var isPlain: Bool { if case .distinct = self { true } else { false } }
}
