import Testing

@testable import Parity

/// Texts that regular expressions are attacked with.
@Suite struct PatternTextsTests {
    private static let patterns = [
        "^[A-Z]{3}[0-9]+$", "gift|voucher", "^(de|at|ch)-[0-9]{4}$", "a.c", "^x*y?z+$", "\\d{2,3}\\s\\w",
        "[^a-c]-[a-c]",
        "^[[:upper:]]+[[:digit:]]$", "(ab)+c{0,2}", "v\\.1",
    ]

    /// Each text that is made to match does, and beside them there is one that does not.
    @Test(arguments: patterns)
    func matchesAndMisses(_ pattern: String) throws {
        let texts = PatternTexts(pattern, isSimilar: false)
        let expression = try Regex(pattern)
        #expect(!texts.matches.isEmpty)
        for text in texts.matches { #expect(try expression.firstMatch(in: text) != nil, "\(text) matches \(pattern)") }
        #expect(try texts.misses.contains { try expression.wholeMatch(in: $0) == nil })
    }

    /// SIMILAR TO has wildcards of its own, and full stops stand for themselves.
    @Test func patternsOfSimilarTo() {
        #expect(PatternTexts("[A-Z][0-9]+", isSimilar: true).matches.contains("A0"))
        #expect(PatternTexts("a.%", isSimilar: true).matches.allSatisfy { $0.hasPrefix("a.") })
    }

    /// A pattern that is cut off in the middle is read as far as it goes.
    @Test(arguments: ["[a-", "(a|", "a{2", "\\", "[^", "[[:al", "", ")", "*"])
    func brokenPatternsEnd(_ pattern: String) {
        #expect(PatternTexts(pattern, isSimilar: false).matches.count <= 4)
    }
}
