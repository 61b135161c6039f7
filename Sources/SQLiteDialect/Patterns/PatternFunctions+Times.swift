internal import SQLite

/// The patterns that one connection has been asked for, read once.
private final class TimePatternCache {
    private var patterns: [String: TimePattern] = [:]

    func pattern(_ text: String) throws(FunctionFailure) -> TimePattern {
        if let known = patterns[text] { return known }
        let pattern = try TimePattern(text)
        patterns[text] = pattern
        return pattern
    }
}

extension SQLiteFunctions {
    /// `to_char` of times: the value, then the pattern; an empty pattern gives NULL.
    static func registerTimePatterns(_ registry: FunctionRegistry) throws(SQLiteError) {
        let patterns = TimePatternCache()
        let kinds: [(name: String, fields: (SQLiteArguments) throws(FunctionFailure) -> ClockFields)] = [
            ("fs_to_char_timestamp", { ClockFields(clock: $0.integer(0), zone: nil) }),
            ("fs_to_char_timestamptz", { ClockFields(clock: $0.integer(0), zone: "UTC") }),
            ("fs_to_char_interval", { (values) throws(FunctionFailure) in ClockFields(try values.interval(0)) }),
        ]
        for (name, fields) in kinds {
            try registry.strict(name, 2) { (values) throws(FunctionFailure) in
                let text = values.text(1)
                guard !text.isEmpty else { return .null }
                return .text(try patterns.pattern(text).text(fields(values)))
            }
        }
    }
}
