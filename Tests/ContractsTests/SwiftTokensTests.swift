import Contracts
import FeatureStore
import Testing

/// Swift source as tokens with their places, and the literals in it.
@Suite struct SwiftTokensTests {
    private func texts(_ source: String) -> [String] { SwiftTokens(source).map(\.text) }
    private func kinds(_ source: String) -> [SwiftToken.Kind] { SwiftTokens(source).map(\.kind) }

    @Test func commentsAreNoTokens() {
        #expect(texts("a /* b /* c */ \" */ + // d \"\n e") == ["a", "+", "e"])
        #expect(texts("#!/usr/bin/swift \"\nx") == ["x"])
    }

    @Test(
        arguments: [
            ("0", 0), ("10_118", 10_118), ("0xFF_e", 0xFFE), ("0o17", 15), ("0b1_01", 5),
            ("9223372036854775808", 1 << 63),
        ] as [(String, Int128)])
    func wholeNumbersHaveTheirValue(source: String, value: Int128) {
        #expect(kinds(source) == [.integer(value)])
    }

    @Test func fractionsAndExponentsAreNumbers() {
        #expect(kinds("1.5e-3 2E3 0x1p4 0x1.8p1") == [.number(0.0015), .number(2000), .number(16), .number(3)])
        #expect(
            texts("0...5 pair.0.1 7.max $0.1") == [
                "0", "...", "5", "pair", ".", "0", ".", "1", "7", ".", "max", "$0", ".", "1",
            ])
    }

    @Test func stringsSayWhatTheySay() {
        #expect(kinds(#""a\tb\u{e9}\"""#) == [.string("a\tb\u{e9}\"")])
        #expect(kinds(##"#"\n"# #"\#n"#"##) == [.string("\\n"), .string("\n")])
        #expect(kinds("\"\"\"\n    a \"\n      b\\\n    c\n    \"\"\"") == [.string("a \"\n  bc")])
        #expect(kinds("\"open\nx") == [.string(nil), .word("x")])
    }

    @Test func interpolationsAreTokensBetweenPieces() {
        #expect(
            texts(#""a\(f("b", (x)))c\(y)" z"#) == [
                #""a\("#, "f", "(", #""b""#, ",", "(", "x", ")", ")", #")c\("#, "y", #")""#, "z",
            ])
    }

    @Test func operatorsKnowTheirSides() {
        let tokens = SwiftTokens("a<b && -c! ?? d?.e ..<5, x: &y / 2 // z").filter {
            if case .operator = $0.kind { true } else { false }
        }
        #expect(tokens.map(\.text) == ["<", "&&", "-", "!", "??", "?", "..<", "&", "/"])
        #expect(
            tokens.map(\.kind)
                == [
                    .infix, .infix, .prefix, .postfix, .infix, .postfix, .prefix, .prefix, .infix,
                ].map(SwiftToken.Kind.operator))
    }

    @Test func slashesThatDivideAreNoRegex() {
        #expect(
            texts("let a = /\"[/]/; b(c) / d / e") == [
                "let", "a", "=", "/\"[/", "]", "/", ";", "b", "(", "c", ")", "/", "d", "/", "e",
            ])
        #expect(texts("x.contains(/a\\/\"b/)") == ["x", ".", "contains", "(", "/a\\/\"b/", ")"])
    }

    @Test func placesAreLinesAndColumnsOfScalars() {
        let tokens = SwiftTokens("é = \"日本\"; b\r\n  c")
        #expect(tokens.map { [$0.line, $0.column] } == [[1, 1], [1, 3], [1, 5], [1, 9], [1, 11], [2, 3]])
        for token in tokens {
            #expect(Array("é = \"日本\"; b\r\n  c".utf8)[token.range].elementsEqual(token.text.utf8))
        }
    }

    /// Whatever the text, tokens lie in order, apart from one another, inside of it, and say what stands there.
    @Test func everyTextHasTokens() {
        var generator = SplitMix(seed: 7)
        let pieces = [
            "\"", "#", "\\(", ")", "(", "/*", "*/", "//", "\n", "a", "1", ".", "..<", "0x", "`", "é", "\"\"\"", "?",
            "/",
        ]
        for _ in 0..<3_000 {
            let source = (0..<12).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
            let bytes = Array(source.utf8)
            var end = 0
            for token in SwiftTokens(source) {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty && token.range.upperBound <= bytes.count)
                #expect(bytes[token.range].elementsEqual(token.text.utf8), "\(source)")
                end = token.range.upperBound
            }
        }
    }

    @Test func literalsOfAHalf() {
        let literals = SwiftLiterals(
            """
            private static let window: Int64 = 4 * 7
            static func compute(_ a: AircraftHistory, asOf: Timestamp) throws -> Features {
                let zone = try Zone("America/New_York")
                let rows = a.flights.trailing(.days(window), to: asOf - .minutes(-90)).filter { $0.delay > -15 }
                let cut = TimeSpan(microseconds: 60 * 1_000_000)
                let first = rows.suffix(5).map { $0.ratio * 0.5 }
                let since = Timestamp(microseconds: 0), day = CalendarDate(year: 2024, month: 2, day: 29)
                return asOf.adding(days: -7, in: zone).adding(months: 3, in: zone) < Timestamp("2013-03-10T07:00:00Z")
            }
            """)
        #expect(
            literals.integers.map(\.value) == [
                4, 28, 7, -90, -15, 60, 60_000_000, 1_000_000, 5, 0, 2024, 2, 29, -7, 3,
            ])
        #expect(literals.numbers.map(\.value) == [0.5])
        #expect(literals.texts.map(\.value) == ["America/New_York", "2013-03-10T07:00:00Z"])
        #expect(literals.zones.map(\.value) == ["America/New_York"])
        #expect(literals.spans.map(\.value) == [.days(28), .minutes(-90), .minutes(1), .days(-7)])
        #expect(literals.months.map(\.value) == [3])
        #expect(literals.rowCounts.map(\.value) == [5])
        #expect(literals.instants.map(\.value.microseconds) == [0, 1_362_898_800_000_000])
        #expect(literals.dates.map(\.value.civil.day) == [29])
        #expect(literals.spans.map { [$0.line, $0.column] } == [[4, 36], [4, 62], [5, 24], [8, 24]])
    }

    private struct SplitMix {
        var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
