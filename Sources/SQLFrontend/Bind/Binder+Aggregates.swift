extension Binder {
    /// Puts together an aggregate whose function is chosen.
    func aggregate(
        _ call: ChosenCall, sortKeys: [BoundSortKey], filter: BoundExpression?, node: ParseNode,
        _ context: ExpressionContext
    ) throws(BindError) -> BoundAggregate {
        let offset = node.offset
        let isDistinct = node.flag("agg_distinct")
        var arguments = call.arguments
        var keys = sortKeys
        if let direct = call.signature.directCount {
            keys = zip(sortKeys, call.arguments.dropFirst(direct)).map { key, converted in
                BoundSortKey(
                    value: .expression(converted), isAscending: key.isAscending, nullsFirst: key.nullsFirst,
                    offset: key.offset)
            }
            arguments = Array(call.arguments.prefix(direct))
        } else if isDistinct {
            let known = Set(arguments.map(ExpressionKey.init))
            for key in sortKeys {
                guard let expression = key.expression, known.contains(ExpressionKey(expression)) else {
                    throw BindError(
                        message: "with DISTINCT, an aggregate can be ordered by its arguments only",
                        offset: key.offset)
                }
            }
        }
        try checkOwner(arguments + keys.compactMap(\.expression), context.scope, at: offset)
        return BoundAggregate(
            function: call.function, arguments: arguments, isDistinct: isDistinct, orderBy: keys,
            isOrderedSet: call.signature.directCount != nil, filter: filter)
    }

    /// Refuses an aggregate over columns of an outer query alone: SQL would evaluate it there, which surprises.
    private func checkOwner(_ parts: [BoundExpression], _ scope: Scope, at offset: Int) throws(BindError) {
        var used: Set<RelationID> = []
        for part in parts {
            part.walkDeep { if case .column(let id, _, _) = $0.kind { used.insert(id) } }
        }
        guard !used.isEmpty, used.isDisjoint(with: scope.namespace.relations) else { return }
        throw BindError(
            message: "this aggregate is over columns of an outer query alone", offset: offset,
            hint: "compute it there")
    }
}
