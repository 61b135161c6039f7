internal import SQLite

/// The patterns that one connection has been asked for, read once.
private final class NumberPatternCache {
    private var patterns: [String: NumberPattern] = [:]

    func pattern(_ text: String) throws(FunctionFailure) -> NumberPattern {
        if let known = patterns[text] { return known }
        let pattern = try NumberPattern(text)
        patterns[text] = pattern
        return pattern
    }
}

extension SQLiteFunctions {
    /// `to_char` of numbers: the value, then the pattern.
    static func registerNumberPatterns(_ registry: FunctionRegistry) throws(SQLiteError) {
        let patterns = NumberPatternCache()
        try registry.text("fs_to_char_int", 2) { (values) throws(FunctionFailure) in
            try text(PGNumeric(values.integer(0)), patterns.pattern(values.text(1)))
        }
        try registry.text("fs_to_char_numeric", 2) { (values) throws(FunctionFailure) in
            try text(values.numeric(0), patterns.pattern(values.text(1)))
        }
        try registry.text("fs_to_char_float", 2) { (values) throws(FunctionFailure) in
            let (number, pattern) = (values.real(0), try patterns.pattern(values.text(1)))
            guard number.isFinite else { throw .notKept("to_char of an infinite number") }
            // PostgreSQL shows at most 15 digits of a double.
            let room = 15 - PGText.fixed(number.magnitude, digits: 0).utf8.count
            let shown = max(0, min(pattern.fractionDigits, room))
            return pattern.withFractionDigits(shown).text(
                digits: PGText.fixed(number.magnitude, digits: Int32(shown)), isNegative: number.sign == .minus)
        }
    }

    private static func text(_ number: PGNumeric, _ pattern: NumberPattern) -> String {
        let rounded = number.rounded(toScale: pattern.fractionDigits)
        return pattern.text(digits: rounded.magnitude.text, isNegative: rounded.coefficient < 0)
    }
}
