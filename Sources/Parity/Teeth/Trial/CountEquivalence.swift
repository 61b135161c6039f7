/// Edits of the answer of `count`, which is never NULL and never negative.
enum CountEquivalence {
    /// Why the edit of a whole expression means the same, or nil where nothing is known.
    static func reason(_ original: String, _ replacement: String) -> String? {
        guard isCount(original) else { return nil }
        switch replacement {
        case "COALESCE(\(original), 0)": return "a count is never NULL"
        case "abs(\(original))", "GREATEST(\(original), 0)": return "a count is never NULL nor negative"
        default: return nil
        }
    }

    /// Whether a text is one call of `count`, perhaps with a filter, and nothing else.
    private static func isCount(_ text: String) -> Bool {
        guard text.lowercased().hasPrefix("count("), let end = closing(text[...]) else { return false }
        let rest = text[end...].drop { $0.isWhitespace }
        guard !rest.isEmpty else { return true }
        guard rest.lowercased().hasPrefix("filter"), let close = closing(rest) else { return false }
        return close == rest.endIndex && rest.dropFirst("filter".count).drop { $0.isWhitespace }.first == "("
    }

    /// Behind the parenthesis that closes the first one; nil where there is none, or a text could hold parentheses.
    private static func closing(_ text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "'", "\"": return nil
            case "(": depth += 1
            case ")":
                depth -= 1
                if depth == 0 { return text.index(after: index) }
            default: break
            }
        }
        return nil
    }
}
