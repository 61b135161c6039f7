internal import SQLFrontend

/// `AND` and `OR` stop, as in PostgreSQL, at the operand that decides: `x <> 0 AND y / x > 1` must not divide by zero.
///
/// SQLite computes all operands where the outcome is a value. In WHERE, ON and HAVING it stops, at NULL as well, and so does
/// PostgreSQL; there the conditions stay plain, so that indexes serve them.
extension Translation {
    /// The condition of WHERE, ON or HAVING.
    func condition(_ expression: BoundExpression) throws(QueryRefusal) -> String {
        switch expression.kind {
        case .and(let operands): return try conditions(operands, "AND")
        case .or(let operands): return try conditions(operands, "OR")
        default: return try self.expression(expression)
        }
    }

    private func conditions(_ operands: [BoundExpression], _ word: String) throws(QueryRefusal) -> String {
        var texts: [String] = []
        for operand in operands { texts.append(try condition(operand)) }
        return "(\(texts.joined(separator: " \(word) ")))"
    }

    /// AND or OR as a value; where an operand behind the first may fail, the ones before it are asked first.
    func lazily(_ operands: [BoundExpression], _ word: String, decisive: Int) throws(QueryRefusal) -> String {
        var texts: [String] = []
        for operand in operands { texts.append(try expression(operand)) }
        let plain = "(\(texts.joined(separator: " \(word) ")))"
        // Only registered functions and sub-queries can fail.
        guard let last = texts.lastIndex(where: { $0.contains("fs_") || $0.contains("SELECT") }), last > 0 else {
            return plain
        }
        let tests = texts[..<last].map { "WHEN (\($0) IS \(decisive)) THEN \(decisive)" }
        return "CASE \(tests.joined(separator: " ")) ELSE \(plain) END"
    }
}
