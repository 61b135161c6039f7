extension Binder {
    /// Brings an expression to a type by a rule, or says that it cannot be brought.
    ///
    /// A quoted literal is read as the type. What is already of the type, or only named differently, is returned as it is.
    func coerce(
        _ expression: BoundExpression, to target: SQLType, _ allowance: CastAllowance,
        fields: IntervalFields? = nil
    ) throws(BindError) -> BoundExpression {
        let source = expression.type.base
        if source == target { return expression }
        if source == .unknown { return try decide(expression, as: target, fields: fields) }
        if source.isRelabelled(as: target) { return expression }
        guard source.canBecome(target, allowance) else {
            throw BindError(
                message: "\(source) cannot become \(target)\(allowance == .implicit ? " by itself" : "")",
                offset: expression.offset,
                hint: source.canBecome(target, .explicit) ? "say so: ::\(target.catalogueName)" : nil)
        }
        return BoundExpression(
            kind: .cast(expression, allowance == .explicit ? .explicit : .implicit), type: PhysicalType(target),
            offset: expression.offset)
    }

    /// Gives an undecided literal its type.
    private func decide(
        _ expression: BoundExpression, as target: SQLType, fields: IntervalFields?
    ) throws(BindError) -> BoundExpression {
        switch expression.kind {
        case .constant(.text(let text)):
            do throws(LiteralReader.Refusal) {
                let reading = try LiteralReader.read(text, as: target, fields: fields)
                if reading.isZoneDependent { zoneDependentLiterals.append((text, expression.offset)) }
                return BoundExpression(
                    kind: .constant(reading.value), type: PhysicalType(target), offset: expression.offset)
            } catch {
                throw BindError(message: error.message, offset: expression.offset, hint: error.hint)
            }
        case .collate(let inner, let collation):
            let decided = try decide(inner, as: target, fields: fields)
            return BoundExpression(
                kind: .collate(decided, collation: collation), type: decided.type, offset: expression.offset)
        default:
            return BoundExpression(kind: expression.kind, type: PhysicalType(target), offset: expression.offset)
        }
    }

    /// The expression with its type decided: an undecided literal is text.
    func decided(_ expression: BoundExpression) throws(BindError) -> BoundExpression {
        expression.type.base == .unknown ? try coerce(expression, to: .text, .implicit) : expression
    }

    /// A boolean for a clause that needs one.
    func boolean(_ expression: BoundExpression, for clause: String) throws(BindError) -> BoundExpression {
        let type = expression.type.base
        guard type == .bool || type == .unknown else {
            throw BindError(
                message: "\(clause) needs a boolean, and this is \(type)", offset: expression.offset,
                hint: "compare it with something")
        }
        return try coerce(expression, to: .bool, .implicit)
    }

    /// Brings several expressions to their common type.
    func unify(
        _ expressions: [BoundExpression], decidingFirst first: BoundExpression? = nil, for construct: String
    ) throws(BindError) -> (type: PhysicalType, expressions: [BoundExpression]) {
        let types = (first.map { [$0.type.base] } ?? []) + expressions.map(\.type.base)
        switch SQLType.common(types) {
        case .failure(let mismatch):
            let culprit = expressions.first { $0.type.base == mismatch.second } ?? expressions[0]
            throw BindError(
                message: "\(construct) types \(mismatch.first) and \(mismatch.second) cannot be matched",
                offset: culprit.offset, hint: "cast one of them")
        case .success(let common):
            var result: [BoundExpression] = []
            for expression in expressions { result.append(try coerce(expression, to: common, .implicit)) }
            let modifiers = Set(expressions.map(\.type))
            let type = modifiers.count == 1 && expressions[0].type.base == common ? expressions[0].type : nil
            return (type ?? PhysicalType(common), result)
        }
    }
}
