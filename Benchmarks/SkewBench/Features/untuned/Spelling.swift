import FeatureStore

/// Texts as databases compare them: byte by byte.
enum Spelling {
    /// What a text is grouped by.
    static func key(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// The text that a key was made of.
    static func text(_ key: some Sequence<UInt8>) -> String { String(decoding: Array(key), as: UTF8.self) }

    /// The text without blanks at its ends.
    static func stripped(_ text: String) -> String {
        let blank = UInt8(ascii: " ")
        let start = text.utf8.drop { $0 == blank }
        return Spelling.text(start.reversed().drop { $0 == blank }.reversed())
    }

    /// Whether a text begins with another.
    static func begins(_ text: String, with start: String) -> Bool { text.utf8.starts(with: start.utf8) }

    /// What stands between the marks of a text; a text without marks is one part, also an empty one.
    static func parts(_ text: String, at mark: Unicode.Scalar) -> [String] {
        text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }
    }
}
