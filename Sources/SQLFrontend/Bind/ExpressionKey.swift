/// An expression's meaning without its place, so that two spellings of one thing can be told to be one.
///
/// Queries within an expression make it equal to itself only: their relations are numbered apart.
struct ExpressionKey: Hashable {
    private let text: String

    init(_ expression: BoundExpression) {
        var writer = ""
        Self.write(expression, into: &writer)
        text = writer
    }

    private static func write(_ expression: BoundExpression, into text: inout String) {
        text += "("
        switch expression.kind {
        case .constant(let value): text += "\(value)"
        case .column(let id, let index, _): text += "column \(id.number).\(index)"
        case .operator(let found, _): text += "operator \(found)"
        case .function(let found, _): text += "function \(found)"
        case .cast: text += "cast"
        case .and: text += "and"
        case .or: text += "or"
        case .not: text += "not"
        case .isNull(_, let isNegated): text += "null \(isNegated)"
        case .booleanTest(_, let test): text += test.rawValue
        case .isDistinct(let found, _, _, let isNegated): text += "distinct \(found) \(isNegated)"
        case .conditional(let branches, let otherwise): text += "case \(branches.count) \(otherwise == nil)"
        case .coalesce: text += "coalesce"
        case .nullIf(let found, _, _): text += "nullif \(found)"
        case .extremum(let isGreatest, _): text += "extremum \(isGreatest)"
        case .inList(_, let found, _, let isNegated): text += "in \(found) \(isNegated)"
        case .quantifiedArray(_, let found, _, let isAll): text += "any \(found) \(isAll)"
        case .rowComparison(let comparison, let found, _, _): text += "row \(comparison) \(found)"
        case .array: text += "array"
        case .element: text += "element"
        case .slice(_, let from, let to): text += "slice \(from == nil) \(to == nil)"
        case .collate: text += "collate"
        case .exists, .scalarSubquery, .arraySubquery, .quantifiedSubquery: text += "query \(expression.offset)"
        case .aggregate(let call):
            text += "aggregate \(call.function) \(call.isDistinct) \(call.isOrderedSet) \(call.filter == nil)"
            text += " \(call.orderBy.map { "\($0.isAscending) \($0.nullsFirst)" })"
        case .window(let call): text += "window \(call.function) \(expression.offset)"
        }
        text += ":\(expression.type.declaration)"
        for child in expression.children { write(child, into: &text) }
        text += ")"
    }
}
