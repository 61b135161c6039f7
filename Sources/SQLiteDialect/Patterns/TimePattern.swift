internal import SQLite

/// A pattern of `to_char` for times: `YYYY-MM-DD HH24:MI:SS`, `FMDay, DDth FMMonth`.
///
/// Split as PostgreSQL's `parse_format` splits it: at each place the longest key that fits, in upper or lower case; what is no
/// key stands for itself, as does what is in double quotes.
struct TimePattern: Sendable {
    /// A part of the pattern.
    enum Part: Sendable {
        case text(String)
        case key(Key, isFilled: Bool, ordinal: Ordinal?)
    }

    /// What to show; the spelling decides on the letter case of names.
    enum Key: String, CaseIterable, Sendable {
        case upperDottedEra = "A.D."
        case upperDottedNoon = "A.M."
        case upperEra = "AD"
        case upperNoon = "AM"
        case upperDottedEraToo = "B.C."
        case upperEraToo = "BC"
        case century = "CC"
        case upperDay = "DAY"
        case dayOfYear = "DDD"
        case dayOfMonth = "DD"
        case upperShortDay = "DY"
        case day = "Day"
        case shortDay = "Dy"
        case dayOfWeek = "D"
        case tenths = "FF1"
        case hundredths = "FF2"
        case thousandths = "FF3"
        case fourDigits = "FF4"
        case fiveDigits = "FF5"
        case sixDigits = "FF6"
        case hour24 = "HH24"
        case hour12 = "HH12"
        case hour = "HH"
        case isoDayOfYear = "IDDD"
        case isoDayOfWeek = "ID"
        case isoWeek = "IW"
        case isoYear = "IYYY"
        case isoYear3 = "IYY"
        case isoYear2 = "IY"
        case isoYear1 = "I"
        case julian = "J"
        case minute = "MI"
        case month = "MM"
        case upperMonthName = "MONTH"
        case upperShortMonth = "MON"
        case milliseconds = "MS"
        case monthName = "Month"
        case shortMonth = "Mon"
        case zoneOffset = "OF"
        case upperDottedNoonToo = "P.M."
        case upperNoonToo = "PM"
        case quarter = "Q"
        case upperRomanMonth = "RM"
        case secondOfDay = "SSSSS"
        case secondOfDayToo = "SSSS"
        case second = "SS"
        case zoneHour = "TZH"
        case zoneMinute = "TZM"
        case upperZone = "TZ"
        case microseconds = "US"
        case weekOfYear = "WW"
        case weekOfMonth = "W"
        case groupedYear = "Y,YYY"
        case year = "YYYY"
        case year3 = "YYY"
        case year2 = "YY"
        case year1 = "Y"
        case lowerDottedEra = "a.d."
        case lowerDottedNoon = "a.m."
        case lowerEra = "ad"
        case lowerNoon = "am"
        case lowerDottedEraToo = "b.c."
        case lowerEraToo = "bc"
        case lowerDay = "day"
        case lowerShortDay = "dy"
        case lowerMonthName = "month"
        case lowerShortMonth = "mon"
        case lowerDottedNoonToo = "p.m."
        case lowerNoonToo = "pm"
        case lowerRomanMonth = "rm"
        case lowerZone = "tz"
    }

    /// How an ordinal number ends: `TH` gives `1ST`, `th` gives `1st`.
    enum Ordinal: Sendable {
        case upper
        case lower
    }

    let parts: [Part]

    /// Reads a pattern, or says which part of it is not kept.
    init(_ pattern: String) throws(FunctionFailure) {
        var parts: [Part] = []
        var rest = pattern.unicodeScalars[...]
        while !rest.isEmpty {
            guard !Self.begins(rest, with: "TM") else {
                throw .notKept("TM in a pattern of to_char, which asks for the server's language")
            }
            let isFilled = !Self.begins(rest, with: "FM")
            if !isFilled { rest = rest.dropFirst(2) }
            if Self.begins(rest, with: "FX") {
                // Only reading a time cares for it.
                rest = Self.withoutSuffix(rest.dropFirst(2)).rest
            } else if let (key, length) = Self.key(rest) {
                let (behind, ordinal) = Self.withoutSuffix(rest.dropFirst(length))
                rest = behind
                parts.append(.key(key, isFilled: isFilled, ordinal: ordinal))
            } else if rest.first == "\"" {
                parts.append(.text(Self.quoted(&rest)))
            } else {
                if rest.first == "\\", rest.dropFirst().first == "\"" { rest = rest.dropFirst() }
                if let scalar = rest.popFirst() { parts.append(.text(String(scalar))) }
            }
        }
        self.parts = parts
    }

    /// Whether a text begins with a word, all in upper or all in lower case.
    private static func begins(_ text: Substring.UnicodeScalarView, with word: String) -> Bool {
        text.starts(with: word.unicodeScalars) || text.starts(with: word.lowercased().unicodeScalars)
    }

    /// The longest key at the beginning of a text.
    ///
    /// Keys that show digits are spelled in either case.
    private static func key(_ text: Substring.UnicodeScalarView) -> (Key, length: Int)? {
        for length in stride(from: 5, through: 1, by: -1) {
            let scalars = text.prefix(length)
            guard scalars.count == length, scalars.allSatisfy(\.isASCII) else { continue }
            let word = String(Substring(scalars))
            if let key = Key(rawValue: word) { return (key, length) }
            // Names are spelled in three ways, digits in two: all letters of one case.
            if word == word.lowercased(), let key = Key(rawValue: word.uppercased()) { return (key, length) }
        }
        return nil
    }

    /// What follows behind a key: `TH` and `th` are taken, and `SP`, which PostgreSQL ignores.
    private static func withoutSuffix(
        _ text: Substring.UnicodeScalarView
    ) -> (rest: Substring.UnicodeScalarView, ordinal: Ordinal?) {
        if text.starts(with: "TH".unicodeScalars) { return (text.dropFirst(2), .upper) }
        if text.starts(with: "th".unicodeScalars) { return (text.dropFirst(2), .lower) }
        if begins(text, with: "SP") { return (text.dropFirst(2), nil) }
        return (text, nil)
    }

    /// The text in double quotes at the beginning; a backslash quotes the character behind it.
    private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String {
        rest = rest.dropFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { break }
            if scalar == "\\", let next = rest.popFirst() {
                text.append(next)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
