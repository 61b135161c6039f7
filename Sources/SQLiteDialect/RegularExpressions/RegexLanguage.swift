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

    /// The same without conditions: what a back reference can at most repeat.
    var withoutAssertions: RegexLanguage {
        switch self {
        case .character: self
        case .assertion: .empty
        case .sequence(let parts): .sequence(parts.map(\.withoutAssertions))
        case .alternatives(let parts): .alternatives(parts.map(\.withoutAssertions))
        case .repetition(let part, let least, let most):
            .repetition(part.withoutAssertions, least: least, most: most)
        }
    }
}
