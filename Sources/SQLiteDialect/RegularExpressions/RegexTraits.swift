/// What is known of a part of a pattern that decides how a match is divided among parts.
///
/// The rules are those of Henry Spencer's library as PostgreSQL has it (src/backend/regex, whose macros UP and COMBINE are
/// ``raised`` and ``combined(_:_:)``): whether a part prefers the longest or the shortest match is a matter of the quantifier
/// that comes first in it.
struct RegexTraits: OptionSet, Sendable {
    let rawValue: UInt8

    static let prefersLonger = RegexTraits(rawValue: 1)
    static let prefersShorter = RegexTraits(rawValue: 2)
    /// Parts of it prefer differently.
    static let isMixed = RegexTraits(rawValue: 4)
    static let captures = RegexTraits(rawValue: 8)
    static let refersBack = RegexTraits(rawValue: 16)

    static let preferences: RegexTraits = [.prefersLonger, .prefersShorter]

    /// What holds for the whole of which this is a part: no preference, but whether there were two.
    var raised: RegexTraits {
        let rest = subtracting(.preferences)
        return isSuperset(of: .preferences) ? rest.union(.isMixed) : rest
    }

    /// Whether how it is divided matters, so that it cannot be matched as one.
    var isMessy: Bool { !isDisjoint(with: [.isMixed, .captures, .refersBack]) }

    var preference: RegexTraits { intersection(.preferences) }

    /// What holds for two parts together: the first that prefers decides.
    static func combined(_ first: RegexTraits, _ second: RegexTraits) -> RegexTraits {
        first.union(second).raised.union(first.preference.isEmpty ? second.preference : first.preference)
    }
}
