internal import SQLite

/// What a part of a pattern matches, without regard to preferences and captures.
indirect enum RegexLanguage: Sendable {
    case character(CharacterTest)
    case assertion(Assertion)
    case sequence([RegexLanguage])
    case alternatives([RegexLanguage])
    /// So many in a row; without an upper bound where `most` is nil.
    case repetition(RegexLanguage, least: Int, most: Int?)

    /// A condition on a place in the text; it takes no character.
    enum Assertion: Sendable {
        case lineStart(afterNewLine: Bool)
        case lineEnd(beforeNewLine: Bool)
        case textStart
        case textEnd
        case wordStart
        case wordEnd
        case wordBoundary(isNegated: Bool)
        case lookaround(RegexLanguage, isAhead: Bool, isNegated: Bool)
    }

    static let empty = RegexLanguage.sequence([])

    /// This, so often.
    func repeated(_ least: Int, _ most: Int?) -> RegexLanguage {
        least == 1 && most == 1 ? self : .repetition(self, least: least, most: most)
    }

    /// This and then the other.
    func followed(by other: RegexLanguage) -> RegexLanguage {
        if case .sequence(let parts) = self { return .sequence(parts + [other]) }
        return .sequence([self, other])
    }

    /// How deeply what a back reference repeats may be nested: groups of back references nest without parentheses.
    private static let deepest = 200

    /// The same without conditions: what a back reference can at most repeat.
    ///
    /// - Parameter depth: how deeply this is nested in what is repeated.
    /// - Throws: not kept, where it is nested too deeply or the budget ends.
    func withoutAssertions(_ budget: inout RegexBudget, depth: Int = 0) throws(FunctionFailure) -> RegexLanguage {
        try budget.spend()
        guard depth < Self.deepest else { throw .notKept("a regular expression nested so deeply") }
        switch self {
        case .character: return self
        case .assertion: return .empty
        case .sequence(let parts): return .sequence(try Self.withoutAssertions(parts, &budget, depth: depth + 1))
        case .alternatives(let parts):
            return .alternatives(try Self.withoutAssertions(parts, &budget, depth: depth + 1))
        case .repetition(let part, let least, let most):
            let repeated = try part.withoutAssertions(&budget, depth: depth + 1)
            return .repetition(repeated, least: least, most: most)
        }
    }

    private static func withoutAssertions(
        _ parts: [RegexLanguage], _ budget: inout RegexBudget, depth: Int
    ) throws(FunctionFailure) -> [RegexLanguage] {
        var results: [RegexLanguage] = []
        for part in parts { results.append(try part.withoutAssertions(&budget, depth: depth)) }
        return results
    }
}
