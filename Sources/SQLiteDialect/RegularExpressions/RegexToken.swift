/// One token of a pattern.
enum RegexToken: Equatable, Sendable {
    case end
    case character(UInt32)
    case characterClass(CharacterClass, isComplement: Bool)
    case anyCharacter
    /// `[`; its contents are read by the parser.
    case set(isComplement: Bool)
    case open(isCapturing: Bool)
    case lookaround(isAhead: Bool, isNegated: Bool)
    case close
    case or
    /// `*`, `+`, `?`, `{m,n}`.
    case quantifier(least: Int, most: Int?, preference: Preference)
    case lineStart
    case lineEnd
    case textStart
    case textEnd
    case wordStart
    case wordEnd
    case wordBoundary(isNegated: Bool)
    case backReference(Int)

    /// What a quantifier says about the length of the match.
    enum Preference: Equatable, Sendable {
        case longer, shorter
        /// `{m}` leaves it to what is repeated.
        case passedThrough

        var traits: RegexTraits {
            switch self {
            case .longer: .prefersLonger
            case .shorter: .prefersShorter
            case .passedThrough: []
            }
        }
    }
}
