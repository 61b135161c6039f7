import Contracts
import Foundation
import Testing

@testable import SQLFrontend

/// The lexer that serving links cuts SQL as PostgreSQL's own scanner does.
struct SQLTokensTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().resolvingSymlinksInPath()

    /// What differs between the two, or nil; also nil for what PostgreSQL's scanner refuses.
    private static func difference(_ text: String) -> String? {
        let expected = SQLScanner.tokens(of: text)
        guard !expected.isEmpty else { return nil }
        let found = SQLTokens(text)
        for (position, token) in expected.enumerated() {
            guard position < found.count else { return "no token at \(token.range) in: \(text)" }
            let isFolded = token.kind == .keyword || token.kind == .name && !token.word.hasPrefix("\"")
            let bytes = Array(text.utf8)[token.range]
            let word = String(decoding: bytes, as: UTF8.self)
            let isSame =
                found[position].range == token.range
                && found[position].text == (isFolded ? word.asciiLowercased : word)
            if !isSame { return "\(found[position]) is not \(token) in: \(text)" }
        }
        return found.count == expected.count ? nil : "\(found[expected.count]) too many in: \(text)"
    }

    /// Every SQL text of the repository: files, and the corpus that is held to PostgreSQL.
    private static func texts() throws -> [String] {
        var texts: [String] = []
        for folder in ["Features", "Tests", "Benchmarks"] {
            let files = try #require(FileManager.default.enumerator(atPath: root.appending(path: folder).path))
            for case let file as String in files where file.hasSuffix(".sql") {
                texts.append(try String(contentsOf: root.appending(path: "\(folder)/\(file)"), encoding: .utf8))
            }
        }
        let groups = root.appending(path: "Tests/WarehouseTests/Corpus/Groups")
        for file in try FileManager.default.contentsOfDirectory(atPath: groups.path).sorted() {
            let text = try String(contentsOf: groups.appending(path: file), encoding: .utf8)
            texts += text.split(separator: "\n").map { String($0).replacing("\\\\", with: "\\") } as [String]
        }
        return texts
    }

    @Test func `Every SQL of the repository is cut as PostgreSQL cuts it`() throws {
        let texts = try Self.texts()
        #expect(texts.count > 700)
        for text in texts {
            if let difference = Self.difference(text) { Issue.record(Comment(rawValue: difference)) }
        }
    }

    /// Not among the pieces are texts with escapes of Unicode, `U&'…'`: libpg_query gives wrong places for them.
    @Test func `Pieces of SQL in any order are cut as PostgreSQL cuts them`() {
        let pieces = [
            "SELECT", "a", "É", "_x$1", "\"A\"\"b\"", "'it''s'", "'a'\n  'b'", "'a' -- c\n 'b'", "'a' 'b'",
            "'a'\n-- c\n 'b'", "E'\\'x'",
            "e'\\\\'",
            "B'01'", "x'1F'", "N'n'", "$$ a '$' $$", "$t$ $$ $t$", "$1", "12", "1.5", ".5",
            "1.", "1..2",
            "1e5", "1.5E-3", "1e", "::", ":=", "..", ":", "->>", "->", "<=", "!=", "<>", "@-", "+-", "=-1", "*-2",
            "--c\n", "-",
            "/* c /* d */ */", "<=/*c*/", "||", "~~*", "!~", "?|", "#>>", "&&", "=>", "(", ")", "[", ";", ",", "\n",
            "\t", " ", "\r\n",
        ]
        var state: UInt64 = 11
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var compared = 0
        for _ in 0..<1_500 {
            let blanks = below(2) == 0 ? "" : " "
            let text = (0..<(2 + below(6))).map { _ in pieces[below(pieces.count)] }.joined(separator: blanks)
            if !SQLScanner.tokens(of: text).isEmpty { compared += 1 }
            if let difference = Self.difference(text) { Issue.record(Comment(rawValue: difference)) }
        }
        #expect(compared > 750)
    }
}

extension String {
    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
