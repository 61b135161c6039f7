import Foundation
import Testing

@testable import SQLFrontend

/// Statements that are meant to break a parser: none may crash, each is answered with an error or a query.
struct TortureTests {
    static let repetitions = [100, 170, 1_000, 100_000]

    @Test(arguments: [
        ("1", "+1", ""), ("", "(", "1"), ("", "CASE WHEN ", "true"), ("", "NOT ", "true"), ("true", " AND true", ""),
        ("true", " OR false", ""), ("", "- ", "1"), ("'a'", "||'a'", ""), ("1", "::int", ""), ("", "ARRAY[", "1"),
        ("", "abs(", "1"), ("1 IN (1", ",1", ")"), ("1", " BETWEEN 1 AND 2", ""), ("", "EXISTS (SELECT ", "1"),
        ("f.dest", " COLLATE \"C\"", ""), ("ARRAY[1]", "[1]", ""), ("1", " IS NULL", ""), ("coalesce(1", ",1", ")"),
        ("'", "x", ""), ("\"", "x", ""), ("/*", "/*", ""), ("$$", "x", ""), ("1", ".1", ""), ("a", ".a", ""),
        ("1 + 'é", "é", "'::int"), ("", "\u{FEFF}", "1"), ("1", "\n", ""), ("1", "--\n", ""),
    ])
    func repeatedPieces(start: String, piece: String, end: String) throws {
        // Lists are flat: their length costs time in a debug build and no stack.
        for count in Self.repetitions where count < 100_000 || !piece.hasPrefix(",") {
            let value = start + String(repeating: piece, count: count) + end
            let errors = try TestProject.errors("SELECT s.spine_id, \(value) AS v FROM spine s, flights f")
            #expect(errors.allSatisfy { $0.contains(": ") })
        }
    }

    @Test(arguments: [
        ("", "SELECT spine_id, 1 AS v FROM spine UNION ALL ", "SELECT spine_id, 1 FROM spine, flights"),
        ("", "SELECT * FROM (", "SELECT spine_id, 1 AS v FROM spine, flights"),
        ("SELECT 1 FROM spine", " CROSS JOIN flights", ""), ("SELECT 1 FROM spine", ", flights", ""),
        ("", "WITH x AS (", "SELECT 1"), ("SELECT 1", ";SELECT 1", ""), ("SELECT 1", ";", ""), ("", ";", ""),
        ("SELECT 1 ORDER BY 1", ",1", ""), ("SELECT 1", ", 1", ""), ("VALUES (1)", ",(1)", ""),
    ])
    func repeatedClauses(start: String, piece: String, end: String) throws {
        for count in [100, 1_000, 10_000] {
            let errors = try TestProject.errors(start + String(repeating: piece, count: count) + end)
            #expect(errors.allSatisfy { $0.contains(": ") })
        }
    }

    @Test func chainsOfReasonableLengthAreUnderstood() throws {
        let sum = (0..<100).map { "f.dep_delay + \($0)" }.joined(separator: " + ")
        let logic = (0..<2_000).map { "f.dep_delay <> \($0)" }.joined(separator: " AND ")
        let query = try TestProject.bind("SELECT s.spine_id, \(sum) AS v FROM spine s, flights f WHERE \(logic)")
        #expect(query.literals.count == 2_100)
    }

    /// libpg_query leaves a thread-specific key behind on every thread that calls it.
    @Test func manyQueriesUseUpNoKeys() throws {
        for number in 0..<1_200 {
            _ = try TestProject.bind("SELECT s.spine_id, \(number) AS v FROM spine s, flights f")
        }
        var key = pthread_key_t()
        #expect(pthread_key_create(&key, nil) == 0)
        pthread_key_delete(key)
    }

    @Test func randomBytesNeverCrash() throws {
        let seed: UInt64 = 20_131_117
        var generator = SplitMix(state: seed)
        let pieces = [
            "SELECT", "FROM", "spine", "s", ".", ",", "(", ")", "1", "'a'", "+", "-", "*", "=", "AND", "OR", "NOT",
            "CASE",
            "WHEN", "THEN", "ELSE", "END", "GROUP BY", "ORDER BY", "LIMIT", "flights", "f", "dep_delay", "count", "sum",
            "OVER", "::", "int", "NULL", "IS", "IN", "BETWEEN", "LIKE", "INTERVAL '1 day'", "EXISTS", "WITH", "AS",
            "JOIN",
            "LEFT", "ON", "USING", "LATERAL", "DISTINCT", "UNION", "ALL", "ARRAY", "[", "]", "é", "\"", "$$", "/*",
            "--",
        ]
        for round in 0..<400 {
            let length = Int(generator.next() % 40)
            let text = (0..<length).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
                .joined(separator: " ")
            let errors = try TestProject.errors("SELECT s.spine_id, " + text)
            #expect(errors.allSatisfy { !$0.isEmpty }, "seed \(seed), round \(round): \(text)")
        }
    }
}

/// A small generator whose sequence follows from its seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
