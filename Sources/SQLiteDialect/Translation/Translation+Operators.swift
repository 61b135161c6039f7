internal import SQLFrontend
internal import SQLite

extension Translation {
    /// An operator of PostgreSQL's catalogue.
    func `operator`(_ call: BoundOperator, _ operands: [BoundExpression], _ offset: Int) throws(QueryRefusal) -> String
    {
        guard let last = operands.last else { throw refusal("the operator \(call.name)", offset) }
        guard operands.count == 2, let first = operands.first else { return try prefix(call, last, offset) }
        if Self.comparisons.contains(call.name) { return try comparison(call, first, last, offset) }
        if let text = try jsonOperator(call, first, last, offset) { return text }
        if [call.first, call.second].contains(where: { $0?.element != nil }) {
            return try arrayOperator(call, first, last, offset)
        }
        if [call.first, call.second, call.result].contains(where: { $0.map(Self.isTime) ?? false }) {
            return try timeOperator(call, first, last, offset)
        }
        if call.result == .text || call.second == .text { return try textOperator(call, first, last, offset) }
        let (one, other) = (try expression(first), try expression(last))
        if call.result.isInteger, let text = bitOperator(call, one, other) { return text }
        guard let suffix = Self.suffix(call.result), let name = Self.arithmetic[call.name] else {
            throw refusal("the operator \(call.name) of \(call.result.name)", offset)
        }
        switch (call.name, call.result) {
        case ("%", _) where call.result.isInteger: return "fs_mod(\(one), \(other))"
        case ("^", .float8): return "fs_power(\(one), \(other))"
        case ("^", .numeric): return "fs_powern(\(one), \(other))"
        case ("%", .numeric), ("+", _), ("-", _), ("*", _), ("/", _): return "\(name)\(suffix)(\(one), \(other))"
        default: throw refusal("the operator \(call.name) of \(call.result.name)", offset)
        }
    }

    private func bitOperator(_ call: BoundOperator, _ one: String, _ other: String) -> String? {
        guard let suffix = Self.suffix(call.result) else { return nil }
        switch call.name {
        case "&", "|": return "(\(one) \(call.name) \(other))"
        case "#": return "fs_xor(\(one), \(other))"
        case "<<": return "fs_shift_left\(suffix)(\(one), \(other))"
        case ">>": return "fs_shift_right\(suffix)(\(one), \(other))"
        default: return nil
        }
    }

    static let comparisons: Set<String> = ["=", "<>", "<", "<=", ">", ">="]

    private static let arithmetic = [
        "+": "fs_add", "-": "fs_sub", "*": "fs_mul", "/": "fs_div", "%": "fs_mod", "^": "fs_power",
    ]

    /// How the registered functions of a type of number end.
    static func suffix(_ type: SQLType) -> String? {
        switch type {
        case .int2: "2"
        case .int4: "4"
        case .int8: "8"
        case .float8: "f"
        case .numeric: "n"
        default: nil
        }
    }

    private static func isTime(_ type: SQLType) -> Bool {
        switch type {
        case .date, .time, .timestamp, .timestamptz, .interval: true
        default: false
        }
    }

    private func prefix(_ call: BoundOperator, _ operand: BoundExpression, _ offset: Int) throws(QueryRefusal) -> String
    {
        if call.name == "-", case .constant(.integer(let value)) = operand.kind, value != .min,
            let width = Self.width(call.result), width.range.contains(-value)
        {
            return SQLiteText.literal(-value)
        }
        let text = try expression(operand)
        switch (call.name, Self.suffix(call.result)) {
        case ("+", _?): return text
        case ("-", let suffix?): return "fs_neg\(suffix)(\(text))"
        case ("@", let suffix?): return "fs_abs\(suffix)(\(text))"
        case ("|/", "f"?): return "fs_sqrt(\(text))"
        case ("||/", "f"?): return "fs_cbrt(\(text))"
        case ("~", _) where call.result.isInteger: return "(~ \(text))"
        case ("-", nil) where call.result == .interval: return "fs_interval_neg(\(text))"
        default: throw refusal("the operator \(call.name) of \(call.second.name)", offset)
        }
    }

    static func width(_ type: SQLType) -> IntegerWidth? {
        switch type {
        case .int2: .small
        case .int4: .standard
        case .int8: .big
        default: nil
        }
    }

    /// A comparison in SQLite's own words, so that indexes serve it.
    func comparison(
        _ call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard Self.comparisons.contains(call.name) else { return try `operator`(call, [first, second], offset) }
        let (one, other) = try operands(of: call, first, second)
        return "(\(one) \(call.name) \(compared(other, call.second)))"
    }

    /// Both operands in one representation: a date is compared with an instant as its midnight.
    func operands(
        of call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression
    ) throws(QueryRefusal) -> (String, String) {
        if let one = try span(first), let other = try span(second) { return (one, other) }
        return (
            try converted(try expression(first), from: call.first ?? call.second, with: call, first.offset),
            try converted(try expression(second), from: call.second, with: call, second.offset)
        )
    }

    func converted(
        _ text: String, from type: SQLType, with call: BoundOperator, _ offset: Int
    ) throws(QueryRefusal) -> String {
        try requireKept(PhysicalType(type), offset)
        let types = [call.first ?? call.second, call.second]
        return type == .date && types.contains(where: { $0 != .date }) ? "fs_ts_from_any_date(\(text))" : text
    }

    /// The comparison's sign in SQLite.
    func symbol(_ call: BoundOperator, _ offset: Int) throws(QueryRefusal) -> String {
        guard Self.comparisons.contains(call.name) else {
            throw refusal("the operator \(call.name) of a sub-query", offset)
        }
        return call.name
    }

    private func textOperator(
        _ call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String {
        if let text = try regularExpressionOperator(call.name, first, second) { return text }
        switch call.name {
        case "||":
            return "(\(try cast(first, to: PhysicalType(.text), offset)) || "
                + "\(try cast(second, to: PhysicalType(.text), offset)))"
        case "~~": return "fs_like(\(try list([first, second])))"
        case "!~~": return "(NOT fs_like(\(try list([first, second]))))"
        case "~~*": return "fs_ilike(\(try list([first, second])))"
        case "!~~*": return "(NOT fs_ilike(\(try list([first, second]))))"
        case "^@": return "fs_starts_with(\(try list([first, second])))"
        default: throw refusal("the operator \(call.name) of \(call.second.name)", offset)
        }
    }
}
