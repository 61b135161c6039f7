internal import Parity

/// Says what an edit is, in words.
enum EditText {
    /// What nobody noticed: `cannot tell `>` from `>=``.
    static func unnoticed(_ mutant: MutantResult) -> String {
        let (original, replacement) = (short(mutant.original), short(mutant.replacement))
        if mutant.original.isEmpty { return "do not notice when `\(replacement)` is put in" }
        if mutant.replacement.isEmpty { return "do not notice when `\(original)` is left out" }
        return "cannot tell `\(original)` from `\(replacement)`"
    }

    /// The edit itself: `>` -> `>=`.
    static func edit(_ mutant: MutantResult) -> String {
        if mutant.original.isEmpty { return "`\(short(mutant.replacement))` put in" }
        if mutant.replacement.isEmpty { return "`\(short(mutant.original))` left out" }
        return "`\(short(mutant.original))` for `\(short(mutant.replacement))`"
    }

    /// A text on one line, its middle left out where it is long.
    private static func short(_ text: String) -> String {
        let line = text.split { $0.isWhitespace }.joined(separator: " ")
        guard line.count > 72 else { return line }
        return "\(line.prefix(44)) … \(line.suffix(24))"
    }

    /// What the edits of an operator change, by its code in the catalogue.
    static func title(_ code: String) -> String { titles[code] ?? "other edits" }

    private static let titles = [
        "AGR": "aggregates", "AOR": "arithmetic", "BND": "bounds in time", "CAS": "case and blanks of texts",
        "DIV": "integer or real division", "DSEC": "length of a day", "DUP": "duplicates", "EMP": "empty answers",
        "FRM": "window frames", "IRC": "columns", "IRT": "constants", "JOI": "joins", "LAT": "knowledge time",
        "LCR": "conditions", "LIM": "row limits", "LKE": "text measure and match", "NLF": "tests for NULL",
        "NUL": "NULL policy", "OPT": "nil counted or skipped", "ORD": "order", "PAR": "other entities' rows",
        "PRC": "units and precision", "RND": "rounding", "RNG": "off by one", "ROR": "comparisons", "TIE": "ties",
        "TZ": "time zones", "UNI": "UNION or UNION ALL", "UOI": "signs, one more or less", "WIN": "window lengths",
        "WKS": "start of the week",
    ]
}
