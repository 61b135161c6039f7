import SQLite
import Testing

@testable import SQLiteDialect

/// Patterns whose reading would not end, or would use up the stack, are not kept; those below the limits are.
@Suite struct RegularExpressionLimitTests {
    /// What a pattern fails with; nil where it is kept.
    private static func failure(_ pattern: String) -> String? {
        do {
            _ = try RegularExpression(pattern, options: [])
            return nil
        } catch {
            return error.message
        }
    }

    private static func expectNotKept(_ pattern: String, _ what: String) {
        let message = failure(pattern) ?? "kept"
        let isNotKept = message.hasPrefix("\(SQLiteRepresentation.notKeptPrefix)\(what)")
        #expect(isNotKept, "\(pattern.prefix(80)): \(message)")
    }

    /// Bounds within bounds, so deep, around an innermost part.
    private static func bounds(_ inner: String, depth: Int) -> String {
        (0..<depth).reduce(inner) { pattern, _ in "(?:\(pattern)){255}" }
    }

    private static func numbered(_ count: Int, separator: String, _ part: (Int) -> String) -> String {
        (["(a)"] + (1..<count).map(part)).joined(separator: separator)
    }

    @Test func boundsWithinBoundsAreLimited() {
        for inner in ["", "a", "^", "(?:|)", "(?=)", "()"] {
            Self.expectNotKept(Self.bounds(inner, depth: 5), "a regular expression so large")
        }
    }

    @Test func lookaroundsShareOneBudget() {
        let lookaround = "(?=\(String(repeating: "a{255}", count: 70)))"
        Self.expectNotKept("(?:\(lookaround)){255}", "a regular expression so large")
        Self.expectNotKept(String(repeating: lookaround, count: 20), "a regular expression so large")
    }

    @Test func longPatternsAreLimited() {
        Self.expectNotKept(String(repeating: "a{0}", count: 30_000), "a regular expression so large")
    }

    /// Each group repeats the one before twice; what it can match grows in size, or in depth.
    @Test func backReferencesToBackReferencesAreLimited() {
        Self.expectNotKept(
            Self.numbered(60, separator: "") { "(\\\($0)\\\($0))" }, "a regular expression so large")
        Self.expectNotKept(
            Self.numbered(5_000, separator: "|") { "(\\\($0){2})" }, "a regular expression nested so deeply")
    }

    @Test func partsInARowAreLimited() {
        // Each group stands behind the one before, so that a long row of them is deep as well.
        Self.expectNotKept(String(repeating: "(a)", count: 20_000), "a regular expression ")
        Self.expectNotKept(
            "(a)" + String(repeating: "\\1", count: 20_000), "a regular expression with so many parts")
        Self.expectNotKept(String(repeating: "a+b+?", count: 10_000), "a regular expression with so many parts")
    }

    @Test func nestingIsLimited() {
        let pattern = String(repeating: "(", count: 20_000) + "a" + String(repeating: ")", count: 20_000)
        Self.expectNotKept(pattern, "a regular expression nested so deeply")
    }

    @Test func whatIsBelowTheLimitsIsKept() throws {
        let groups = try RegularExpression(String(repeating: "([^,]*),", count: 60), options: [])
        let text = RegularExpression.codePoints(String(repeating: "ab,", count: 60))
        let match = try #require(try groups.firstMatch(in: text, from: 0))
        #expect(match.count == 61)
        #expect(match[60] == 177..<179)
        let empties = try RegularExpression("^\(Self.bounds("", depth: 2))$", options: [])
        let isMatch = try empties.matches([])
        #expect(isMatch)
    }
}
