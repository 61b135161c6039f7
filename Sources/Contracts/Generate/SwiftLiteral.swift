/// Texts as Swift source spells them.
package enum SwiftLiteral {
    /// Any text as a raw literal of several lines, byte for byte.
    ///
    /// There are enough pound signs that nothing in the text ends the literal or begins an escape. Carriage returns,
    /// which the compiler would take for line ends, and other control characters, which it refuses, become escapes.
    package static func raw(_ text: String) -> String {
        let longest = longestRunOfPounds(text)
        let pounds = String(repeating: "#", count: longest + 1)
        var body = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t": body.unicodeScalars.append(scalar)
            case "\0"..."\u{1F}", "\u{7F}": body += "\\\(pounds)u{\(String(scalar.value, radix: 16))}"
            default: body.unicodeScalars.append(scalar)
            }
        }
        return "\(pounds)\"\"\"\n\(body)\n\"\"\"\(pounds)"
    }

    /// The longest run of pound signs behind a quote or a backslash.
    private static func longestRunOfPounds(_ text: String) -> Int {
        var longest = 0
        var run: Int?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 0
            case UInt8(ascii: "#"): run = run.map { $0 + 1 }
            default: run = nil
            }
            longest = max(longest, run ?? 0)
        }
        return longest
    }
}
