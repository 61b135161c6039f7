/// Invents regular expressions and texts that they nearly match, the same ones for the same seed.
struct PatternGenerator {
    private var choices: SeededChoices
    private var groups = 0

    init(seed: UInt64) {
        choices = SeededChoices(seed: seed)
    }

    private mutating func below(_ bound: Int) -> Int { choices.below(bound) }

    private mutating func pick(_ texts: [String]) -> String { choices.pick(texts) }

    private static let prefixes = ["", "", "", "", "", "(?i)", "(?n)", "(?p)", "(?w)", "(?x)", "***:", "***="]

    mutating func pattern() -> String {
        groups = 0
        return pick(Self.prefixes) + alternatives(depth: 3)
    }

    private mutating func alternatives(depth: Int) -> String {
        let count = below(4) == 0 ? 2 + below(2) : 1
        return (0..<count).map { _ in branch(depth: depth) }.joined(separator: "|")
    }

    private mutating func branch(depth: Int) -> String {
        (0..<(below(12) == 0 ? 0 : 1 + below(3))).map { _ in atom(depth: depth) + quantifier() }.joined()
    }

    private static let atoms = [
        "a", "b", "c", "a", "b", ".", "[ab]", "[^a]", "[b-d]", "\\d", "\\w", "\\W", "\\s", "[[:alpha:]]",
        "[^[:space:]c]",
        "ab", "\\.", "1", " ", "[]a]", "[a-]", "\\x61", "[\\w-]",
    ]
    private static let conditions = ["^", "$", "\\m", "\\M", "\\y", "\\Y", "\\A", "\\Z"]

    private mutating func atom(depth: Int) -> String {
        switch below(depth > 0 ? 12 : 7) {
        case 0: return pick(Self.conditions)
        case 1 where groups > 0: return "\\\(1 + below(groups))"
        case 7, 8, 9:
            groups += 1
            return "(\(alternatives(depth: depth - 1)))"
        case 10: return "(?:\(alternatives(depth: depth - 1)))"
        case 11: return below(3) > 0 ? pick(Self.atoms) : "(\(pick(["?=", "?!", "?<=", "?<!"]))\(branch(depth: 0)))"
        default: return pick(Self.atoms)
        }
    }

    private static let quantifiers = [
        "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}?", "{2,}", "{1,}?", "{0}", "{2}?", "{0,2}",
    ]

    private mutating func quantifier() -> String { below(5) < 2 ? pick(Self.quantifiers) : "" }

    private static let letters = ["a", "b", "a", "b", "c", "A", "1", " ", "\n", ".", "-", "ab", "]"]

    mutating func text() -> String { (0..<below(9)).map { _ in pick(Self.letters) }.joined() }
}
