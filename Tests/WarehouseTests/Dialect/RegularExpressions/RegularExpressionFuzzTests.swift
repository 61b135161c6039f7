import FeatureStoreTesting
import Postgres
import SQLite
import Testing
import Warehouse

@testable import SQLiteDialect

/// Patterns that nobody wrote: the same match and the same groups as PostgreSQL's, the same failures, or not kept.
@Suite struct RegularExpressionFuzzTests {
    static let seeds: [UInt64] = Array(1...4)

    @Test(arguments: seeds)
    func inventedPatternsMatchAlike(seed: UInt64) throws {
        let postgres = try TemporaryPostgres.shared().session()
        var generator = PatternGenerator(seed: seed)
        var (matched, failed, notKept) = (0, 0, 0)
        let count = 400
        for _ in 0..<count {
            let pattern = generator.pattern()
            let texts = (0..<8).map { _ in generator.text() }
            let expected = Self.postgres(postgres, pattern, texts)
            do {
                let found = try Self.ours(pattern, texts)
                for (index, text) in texts.enumerated() {
                    let answer = expected?[index] ?? "invalid"
                    if answer != "none" { matched += 1 }
                    let agree = answer == found[index]
                    #expect(
                        agree,
                        "seed \(seed), \(pattern) over \(text.debugDescription): PostgreSQL \(answer), SQLite \(found[index])"
                    )
                    if !agree { break }
                }
            } catch {
                if error.message.hasPrefix(SQLiteRepresentation.notKeptPrefix) {
                    notKept += 1
                } else {
                    failed += 1
                    #expect(expected == nil, "seed \(seed), \(pattern): \(error.message)")
                }
            }
        }
        #expect(matched > count * 2, "seed \(seed): only \(matched) matches")
        #expect(notKept < count / 20, "seed \(seed): \(notKept) of \(count) patterns were not kept")
        #expect(failed > 0, "seed \(seed): no pattern was wrong")
    }

    /// The bounds of the first match and of its groups, from 1, and the text with all matches marked.
    private static func ours(_ pattern: String, _ texts: [String]) throws(FunctionFailure) -> [String] {
        let expression = try RegularExpression(pattern, options: [])
        var answers: [String] = []
        for text in texts {
            let points = RegularExpression.codePoints(text)
            guard let match = try expression.firstMatch(in: points, from: 0) else {
                let isMatch = try expression.matches(points)
                answers.append(isMatch ? "matches, but has no first match" : "none")
                continue
            }
            let bounds = match.map { $0.map { "\($0.lowerBound + 1)-\($0.upperBound + 1)" } ?? "0-0" }
            let marked = try RegexMatches.replacing(expression, in: points, with: "<\\&,\\1>", from: 0, number: 0)
            answers.append("\(bounds.joined(separator: " ")) \(marked)")
        }
        return answers
    }

    private static func postgres(_ connection: PostgresConnection, _ pattern: String, _ texts: [String]) -> [String]? {
        let groups = (try? RegularExpression(pattern, options: []).groups) ?? 0
        let quoted = quote(pattern)
        let bounds = (0...groups).map {
            "regexp_instr(t, \(quoted), 1, 1, 0, '', \($0)) || '-' || regexp_instr(t, \(quoted), 1, 1, 1, '', \($0))"
        }
        let rows = try? connection.rows(
            "SELECT CASE WHEN t ~ \(quoted) THEN concat_ws(' ', \(bounds.joined(separator: ", ")), "
                + "regexp_replace(t, \(quoted), '<\\&,\\1>', 'g')) ELSE 'none' END FROM (VALUES "
                + texts.enumerated().map { "(\($0), \(quote($1)))" }.joined(separator: ", ")
                + ") AS v(n, t) ORDER BY n")
        return rows?.map { $0[0] ?? "NULL" }
    }

    private static func quote(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

    /// What would take a backtracking matcher longer than anybody waits.
    @Test func noPatternTakesExponentialTime() throws {
        let text = RegularExpression.codePoints(String(repeating: "a", count: 400) + "!")
        for pattern in ["(a+)+$", "(a|a)+$", "^(a|aa)+$", "(.*)*b", "(a*)*(a*)*c", "(?=(a+)+$)b"] {
            let expression = try RegularExpression(pattern, options: [])
            let isMatch = try expression.matches(text)
            #expect(!isMatch)
        }
    }

    @Test func aBudgetOfStepsEndsBackReferences() throws {
        let text = RegularExpression.codePoints(String(repeating: "ab", count: 100) + "c")
        let expression = try RegularExpression("^(.*)(.*)(.*)(.*)\\1\\4\\3\\2$", options: [])
        #expect(throws: FunctionFailure.self) { try expression.firstMatch(in: text, from: 0) }
    }
}
