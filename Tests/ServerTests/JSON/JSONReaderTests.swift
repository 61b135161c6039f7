import Testing

@testable import Server

@Suite("Reading JSON")
struct JSONReaderTests {
    @Test("A text and what it holds, numbers as written")
    func values() throws {
        let value = try JSONReader.read(
            Array(
                #" {"a": [9007199254740993, -0.0, 1e400, 123456789012345678901234.50], "b\u00e9\ud83d\ude00\n": null, "c": {"d": true}} "#
                    .utf8))
        #expect(
            value["a"]
                == .array([
                    .number("9007199254740993"), .number("-0.0"), .number("1e400"),
                    .number("123456789012345678901234.50"),
                ]))
        #expect(value["bé😀\n"] == .null)
        #expect(value["c"]?["d"] == .bool(true))
        #expect(value["e"] == nil)
    }

    @Test(
        "What is not JSON is refused at its place",
        arguments: zip(
            [
                "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "-", "+1", "NaN", "\"\n\"", "\"\\x\"", "\"\\ud800\"", "nul",
                "[1] 2", "{\"a\":1,\"a\":2}", "{a:1}", "'a'", "\u{FEFF}[]",
            ],
            [1, 2, 4, 8, 2, 3, 2, 1, 1, 2, 3, 2, 1, 5, 8, 2, 1, 1]))
    func refused(text: String, column: Int) {
        #expect {
            try JSONReader.read(Array(text.utf8))
        } throws: { error in
            (error as? JSONError)?.line == 1 && (error as? JSONError)?.column == column
        }
    }

    @Test("Invalid UTF-8 is refused, also between quotes")
    func invalidBytes() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF]] {
            #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
        }
    }

    @Test("Depth, number length and the count of values have bounds, and no object is quadratic work")
    func bounds() throws {
        let limits = JSONLimits(depth: 4, values: 100, numberLength: 20)
        func problem(_ text: String) -> JSONError? {
            do throws(JSONError) { _ = try JSONReader.read(Array(text.utf8), limits: limits) } catch { return error }
            return nil
        }
        #expect(problem("[[[[1]]]]") == nil)
        #expect(problem("[[[[[1]]]]]")?.isTooLarge == true)
        #expect(problem(String(repeating: "[", count: 100_000))?.isTooLarge == true)
        #expect(problem(String(repeating: "9", count: 20)) == nil)
        #expect(problem(String(repeating: "9", count: 21))?.isTooLarge == true)
        #expect(problem("[\(String(repeating: "0,", count: 100))0]")?.isTooLarge == true)
        let members = (0..<50_000).map { "\"m\($0)\":0" }
        let object = try JSONReader.read(Array("{\(members.joined(separator: ","))}".utf8))
        #expect(object["m49999"] == .number("0"))
        let repeated = "{\(members.joined(separator: ",")),\"m7\":1}"
        #expect(throws: JSONError.self) { try JSONReader.read(Array(repeated.utf8)) }
    }

    @Test("What is written reads back, for any tree")
    func roundTrip() throws {
        var chance = Chance(seed: 7)
        for _ in 0..<500 {
            let value = Self.tree(&chance, depth: 4)
            var writer = JSONWriter()
            Self.write(value, into: &writer)
            #expect(try JSONReader.read(writer.bytes) == value)
        }
    }

    private static func tree(_ chance: inout Chance, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &chance) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &chance))
        case 2: return .number("\(Int64.random(in: .min ... .max, using: &chance))")
        case 3:
            return .number(Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &chance)).description)
        case 4: return .text(text(&chance))
        case 5: return .array((0..<Int.random(in: 0..<4, using: &chance)).map { _ in tree(&chance, depth: depth - 1) })
        default:
            let count = Int.random(in: 0..<20, using: &chance)
            return .object(
                (0..<count).map { JSONMember(name: "\($0):" + text(&chance), value: tree(&chance, depth: depth - 1)) })
        }
    }

    private static func text(_ chance: inout Chance) -> String {
        let scalars = (0..<Int.random(in: 0..<6, using: &chance)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0..<(Bool.random(using: &chance) ? 0x80 : 0x11_0000), using: &chance))
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func write(_ value: JSONValue, into writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .bool(let bool): writer.bool(bool)
        case .number(let digits):
            if let whole = Int64(digits) { writer.integer(whole) } else { writer.double(Double(digits) ?? .nan) }
        case .text(let text): writer.text(text)
        case .array(let elements): writer.array { writer in for element in elements { write(element, into: &writer) } }
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.name(member.name)
                    write(member.value, into: &writer)
                }
            }
        }
    }
}
