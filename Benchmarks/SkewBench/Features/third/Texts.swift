import FeatureStore

/// Texts as sequences of code points, as databases see them.
enum Texts {
    /// The text without blanks at its ends; tabs and line breaks stay.
    static func trimmed(_ text: String) -> String {
        let blank: Unicode.Scalar = " "
        let start = text.unicodeScalars.drop { $0 == blank }
        let end = start.reversed().drop { $0 == blank }.reversed()
        return String(String.UnicodeScalarView(end))
    }

    /// What stands before the first occurrence of a code point, or the whole text.
    static func start(of text: String, before mark: Unicode.Scalar) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix { $0 != mark }))
    }

    /// Whether a text that is not empty occurs in another, byte by byte.
    static func occurs(_ part: String, in text: String) -> Bool {
        let (part, text) = (Array(part.utf8), Array(text.utf8))
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    /// Each text once, by code point.
    static func sortedOnce(_ texts: [String]) -> [String] {
        Set(texts.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
