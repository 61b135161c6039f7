/// Spells text so that XML 1.0 reads it back.
enum XMLText {
    /// A tag with its attributes; an empty element closes itself.
    static func tag(_ name: String, _ attributes: [(String, String)], isEmpty: Bool = false) -> String {
        let spelt = attributes.map { " \($0.0)=\"\(escaped($0.1, inAttribute: true))\"" }.joined()
        return "<\(name)\(spelt)\(isEmpty ? "/" : "")>"
    }

    /// The text with what XML gives a meaning as references, and what XML cannot hold at all replaced by U+FFFD.
    static func escaped(_ text: String) -> String { escaped(text, inAttribute: false) }

    /// - Parameter inAttribute: whether line breaks and tabs must be references too, since a reader of an attribute makes
    ///   blanks of them.
    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // A bare carriage return is read as a line feed anywhere.
            case "\r": escaped += "&#13;"
            case "\n" where inAttribute, "\t" where inAttribute: escaped += "&#\(scalar.value);"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
