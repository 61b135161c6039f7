internal import SQLFrontend

/// What is known about how PostgreSQL splits an interval into days and microseconds; SQLite holds only their sum.
enum IntervalShape: Hashable {
    /// Exactly these days and microseconds.
    case constant(days: Int64, microseconds: Int64)
    /// A difference of instants: whole 24 hours are days, the rest has the same sign.
    case difference
    /// Nothing: only the sum may be used.
    case unknown

    /// What holds for a value that is one of several.
    static func either(_ shapes: [IntervalShape]) -> IntervalShape {
        guard let first = shapes.first, shapes.allSatisfy({ $0 == first }) else { return .unknown }
        return first
    }
}

extension Translation {
    /// How the days of an expression of type interval are split.
    func intervalShape(_ expression: BoundExpression) -> IntervalShape {
        switch expression.kind {
        case .constant(.interval(0, let days, let microseconds)):
            return .constant(days: Int64(days), microseconds: microseconds)
        case .column(let relation, let index, _):
            guard let columns = relations[relation]?.columns, columns.indices.contains(index) else { return .unknown }
            return columns[index].intervals
        case .operator(let call, let operands):
            return intervalShape(of: call, operands)
        case .cast(let operand, _) where operand.type.base == .interval:
            return intervalShape(operand)
        case .conditional(let branches, let otherwise):
            return .either(present(branches.map(\.value) + (otherwise.map { [$0] } ?? [])).map(intervalShape))
        case .coalesce(let operands), .extremum(_, let operands):
            return .either(present(operands).map(intervalShape))
        case .nullIf(_, let operand, _):
            return intervalShape(operand)
        case .aggregate(let aggregate) where ["min", "max"].contains(aggregate.function.name):
            return aggregate.arguments.first.map(intervalShape) ?? .unknown
        case .window(let call) where Self.windowFunctionsThatPick.contains(call.function.name):
            return call.arguments.count == 3 ? .unknown : call.arguments.first.map(intervalShape) ?? .unknown
        default:
            return .unknown
        }
    }

    private static let windowFunctionsThatPick: Set<String> = [
        "min", "max", "lag", "lead", "first_value", "last_value", "nth_value",
    ]

    private func intervalShape(of call: BoundOperator, _ operands: [BoundExpression]) -> IntervalShape {
        guard call.result == .interval else { return .unknown }
        if call.name == "-", call.first == call.second, call.second == .timestamp || call.second == .timestamptz {
            return .difference
        }
        let shapes = operands.map(intervalShape)
        switch (call.name, shapes.first, shapes.last) {
        case ("-", .constant(let days, let microseconds)?, _) where operands.count == 1 && microseconds != .min:
            return .constant(days: -days, microseconds: -microseconds)
        case ("-", .difference?, _) where operands.count == 1:
            return .difference
        default:
            return .unknown
        }
    }

    private func present(_ expressions: [BoundExpression]) -> [BoundExpression] {
        expressions.filter { expression in
            if case .constant(.null) = expression.kind { return false }
            return true
        }
    }
}
