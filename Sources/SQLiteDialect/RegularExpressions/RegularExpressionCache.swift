internal import SQLite

/// Patterns that have been read, so that a constant one is read once for a whole query.
final class RegularExpressionCache {
    private struct Key: Hashable {
        let pattern: String
        let options: RegexOptions

        /// By code points: Swift's equality of texts would take one pattern for another.
        static func == (one: Key, other: Key) -> Bool {
            one.options == other.options && one.pattern.utf8.elementsEqual(other.pattern.utf8)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(options)
            for byte in pattern.utf8 { hasher.combine(byte) }
        }
    }

    private var expressions: [Key: RegularExpression] = [:]

    /// Patterns that come from columns may be many; then the cache begins anew.
    private static let capacity = 64

    /// The expression of a pattern.
    func expression(_ pattern: String, _ options: RegexOptions) throws(FunctionFailure) -> RegularExpression {
        let key = Key(pattern: pattern, options: options)
        if let found = expressions[key] { return found }
        let expression = try RegularExpression(pattern, options: options)
        if expressions.count >= Self.capacity { expressions.removeAll() }
        expressions[key] = expression
        return expression
    }
}
