/// The one place that writes names and literals into SQLite's SQL.
public enum SQLiteText {
    /// A name in double quotes, for any name without NUL: `"a ""b"""`.
    public static func identifier(_ name: String) -> String {
        quoted(name, by: "\"")
    }

    /// A text literal in single quotes; a NUL, which would end the statement, is spelled as a blob cast to text.
    public static func literal(_ text: String) -> String {
        guard text.utf8.contains(0) else { return quoted(text, by: "'") }
        let digits = text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "CAST(x'\(digits.joined())' AS TEXT)"
    }

    /// An integer literal that SQLite reads back as exactly this integer.
    public static func literal(_ integer: Int64) -> String {
        // SQLite reads 9223372036854775808 as a real number before it applies the sign.
        integer == .min ? "(-9223372036854775807 - 1)" : integer < 0 ? "(\(integer))" : String(integer)
    }

    private static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(quote)
        for scalar in text.unicodeScalars {
            if scalar == quote { scalars.append(quote) }
            scalars.append(scalar)
        }
        scalars.append(quote)
        return String(scalars)
    }
}
