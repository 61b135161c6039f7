internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Finds in a Swift half the token that a class of causes speaks of.
///
/// By tokens alone, so it names a place only where one stands out: the literal that the SQL's repair needs, the one place
/// of its kind, or the one beside the column in question.
struct SwiftPlaces {
    let view: ViewContract
    /// The feature that is explained; nil where the whole answer is.
    var feature: String?

    /// Where the Swift half decides it, or nil where that was not found.
    ///
    /// - Parameters:
    ///   - mutant: the edit of the SQL that says what Swift says.
    ///   - columns: the columns that it is about, as SQL spells them.
    func place(of code: String, mutant: SQLMutant?, columns: [String]) -> SourceLocation? {
        let tokens = SwiftTokens(view.swift.text)
        if let mutant, let literal = literal(of: mutant) { return literal }
        let properties = Set(columns.map(Names.lowerCamelCase))
        let named = Set(tokens.filter { token in token.word.map(properties.contains) == true }.map(\.line))
        let candidates = onPath(tokens.indices.filter { isOf(code, $0, tokens) }, tokens)
        let beside = candidates.filter { named.contains(tokens[$0].line) }
        if let first = beside.first { return location(tokens[first]) }
        guard let first = candidates.first else { return nil }
        let isOnlyLine = candidates.allSatisfy { tokens[$0].line == tokens[first].line }
        return isOnlyLine ? location(tokens[first]) : nil
    }

    /// Of several places those on the way to the feature: in its own value, else in what that is made of.
    private func onPath(_ places: [Int], _ tokens: SwiftTokens) -> [Int] {
        guard let feature, places.count > 1 else { return places }
        let path = SwiftPath(tokens, view: view, feature: feature)
        let own = places.filter { place in path.own.contains { $0.contains(place) } }
        if !own.isEmpty { return own }
        let nearest = path.behind.first { range in places.contains(where: range.contains) }
        return nearest.map { range in places.filter(range.contains) } ?? places
    }

    private func location(_ token: SwiftToken) -> SourceLocation {
        SourceLocation(file: view.swift.file, line: token.line, column: token.column)
    }

    /// The Swift literal that says what the edited SQL would say.
    private func literal(of mutant: SQLMutant) -> SourceLocation? {
        let literals = SwiftLiterals(view.swift.text)
        func at(_ line: Int, _ column: Int) -> SourceLocation {
            SourceLocation(file: view.swift.file, line: line, column: column)
        }
        switch mutant.operator {
        case .window:
            guard let wanted = Self.microseconds(mutant.replacement),
                let found = literals.spans.first(where: { $0.value.microseconds == wanted })
            else { return nil }
            return at(found.line, found.column)
        case .constant, .limit, .rounding, .empty:
            if let number = Int64(mutant.replacement),
                let found = (literals.integers + literals.rowCounts).first(where: { $0.value == number })
            {
                return at(found.line, found.column)
            }
            let text = mutant.replacement.dropFirst().dropLast()
            if mutant.replacement.hasPrefix("'"), let found = literals.texts.first(where: { $0.value == text }) {
                return at(found.line, found.column)
            }
            return nil
        case .zone:
            let zone = mutant.replacement.trimmingQuotes
            return literals.zones.first { $0.value == zone }.map { at($0.line, $0.column) }
        default: return nil
        }
    }

    /// `'7 days'` in microseconds.
    static func microseconds(_ literal: String) -> Int64? {
        let words = literal.trimmingQuotes.split(separator: " ")
        guard words.count == 2, let count = Int64(words[0]) else { return nil }
        let plural = words[1].hasSuffix("s") ? String(words[1]) : words[1] + "s"
        return SwiftTimeUnit(rawValue: plural)?.span(count)?.microseconds
    }

    private static let words: [String: Set<String>] = [
        "WIN": ["days", "hours", "minutes", "seconds", "weeks", "trailing", "last"],
        "BND": ["trailing", "between", "before", "upTo", "bounds"],
        "EMP": ["isEmpty", "nil", "reduce", "total", "mean", "count"],
        "NUL": ["compactMap", "nil", "map", "flatMap"],
        "ORD": ["first", "last", "max", "min", "sorted", "latest", "suffix", "prefix", "reversed"],
        "TIE": ["first", "last", "max", "min", "sorted", "latest", "suffix", "prefix"],
        "AGG": ["max", "min", "mean", "total", "count", "reduce", "median", "percentile", "sampleStandardDeviation"],
        "DUP": ["Set", "distinctCount", "count", "contains"],
        "RND": ["rounded", "roundedDown", "wholeMinutes", "wholeSeconds", "wholeHours", "wholeDays", "Int", "floor"],
        "DIV": ["Double"],
        "CAS": ["lowercased", "uppercased", "trimmingCharacters", "Set"],
        "TXT": ["count", "hasPrefix", "hasSuffix", "contains", "split", "unicodeScalars", "utf8"],
        "RNG": ["prefix", "suffix", "dropFirst", "dropLast", "last", "first"],
        "PRC": ["microseconds", "milliseconds", "seconds", "Float", "Double", "wholeSeconds", "wholeMinutes"],
        "TZ": ["Zone", "zone", "startOfDay", "hour", "date"],
        "WKS": ["startOfWeek", "startingOn", "weekday", "monday", "sunday"],
        "DSEC": ["startOfDay", "adding", "days"],
        "CAL": ["adding", "months", "startOfMonth", "year", "month", "civil"],
        "LAT": ["known", "upTo", "trailing", "before"],
        "PAR": ["filter"],
        "OVF": ["Int", "total", "reduce", "first", "last"],
        "KEY": ["lowercased", "uppercased", "Dictionary", "Set"],
        "NAN": ["isNaN", "max", "min", "sorted"],
        "VER": ["known", "latest", "last", "first"],
        "CND": ["filter", "where"],
        "DET": ["Set", "Dictionary", "hashValue", "random"],
    ]
    private static let operators: [String: Set<String>] = [
        "BND": ["<", "<=", ">", ">="], "EMP": ["??"], "NUL": ["??"], "DIV": ["/"], "RND": ["/"], "CAL": ["/", "%"],
        "CND": ["==", "!=", "<", "<=", ">", ">=", "&&", "||"], "ARI": ["+", "-", "*", "/", "%"], "CAS": ["=="],
        "KEY": ["=="], "RNG": ["..<", "..."], "OVF": ["*", "+", "!"], "WIN": ["-"], "ORD": ["<", ">"],
        "TIE": ["<", ">"],
        "TXT": ["=="],
    ]

    private func isOf(_ code: String, _ index: Int, _ tokens: SwiftTokens) -> Bool {
        let token = tokens[index]
        if let word = token.word { return Self.words[code]?.contains(word) == true }
        switch token.kind {
        case .operator: return Self.operators[code]?.contains(token.text) == true
        case .integer, .number: return code == "CST"
        default: return false
        }
    }
}

extension String {
    /// The text without single quotes at its ends.
    fileprivate var trimmingQuotes: String { String(self.drop { $0 == "'" }.reversed().drop { $0 == "'" }.reversed()) }
}
