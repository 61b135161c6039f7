internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// What the halves do on the way to one feature, by the words they are written in.
///
/// A change of the input that takes a difference away says little about a class of causes of which neither half has the
/// means: where nothing is put in order, there are no ties, and where no clock has a zone, none is wrong.
struct Mechanisms: Sendable {
    /// Something that a half does.
    enum Means: Sendable {
        case order, zone, week, folding, joining, reading, division, rounding, emptyTexts, duplicates, quotient
    }

    private let sql: SQLHalfWords
    private let swift: Set<String>
    private let hasZone: Bool
    /// The texts that either half looks for, without wildcards.
    let soughtTexts: [String]
    /// Whether the Swift half keeps rows or values in what has no order.
    let hasHashedOrder: Bool

    init(_ query: BoundQuery, feature: Int?) {
        sql = SQLHalfWords(query, feature: feature)
        let tokens = SwiftTokens(query.view.swift.text)
        let words = Self.words(tokens, query.view, feature)
        swift = words
        let literals = SwiftLiterals(tokens)
        let zones = query.view.features.compactMap(\.decisions.zone) + literals.zones.map(\.value)
        hasZone =
            zones.contains { $0 != "UTC" } || !words.isDisjoint(with: ["Zones", "Zone", "zone"])
            || sql.words.contains("zone") && !sql.literals.contains("'UTC'")
            || sql.literals.contains { $0.contains("/") && (try? Zone($0.filter { $0 != "'" })) != nil }
        let quoted = sql.literals.map { String($0.dropFirst().dropLast()) }
        soughtTexts = (quoted + literals.texts.map(\.value)).map { $0.filter { $0 != "%" } }.filter { !$0.isEmpty }
        hasHashedOrder = !words.isDisjoint(with: ["Set", "Dictionary", "hashValue", "random", "shuffled"])
    }

    /// Whether an edit of the SQL lies in what another feature alone is made of.
    func isElsewhere(_ mutant: SQLMutant) -> Bool {
        mutant.edits.allSatisfy { edit in
            sql.otherItems.contains { $0.contains(edit.range.lowerBound) && edit.range.upperBound <= $0.upperBound }
        }
    }

    /// Whether either half has the means that a class of causes needs for what a lens takes away to be at its root.
    func allows(_ code: String, by lens: Lens) -> Bool {
        needed(code, by: lens).map(has) ?? true
    }

    private func needed(_ code: String, by lens: Lens) -> Means? {
        switch code {
        case "TIE": .order
        case "TZ", "DSEC": .zone
        case "WKS": .week
        case "CAS": lens.isOfNormalForms ? nil : .folding
        case "TXT": lens.isOfNormalForms ? nil : .reading
        case "KEY": lens.codes == ["KEY", "TXT"] ? .joining : lens.codes == ["KEY", "CAS"] ? .folding : nil
        case "DIV": .division
        case "RND": .rounding
        // Any sum changes with a row that is left out; without anything that tells equal rows, that is no duplicate.
        case "DUP": .duplicates
        case "NUL": lens.codes.contains("CAS") ? .emptyTexts : nil
        default: nil
        }
    }

    /// Whether the SQL half mentions a column on the way to the feature.
    func reads(_ column: String) -> Bool { sql.words.contains(column.lowercased()) }

    /// Whether either half speaks of days of the week by their names or numbers.
    var namesWeekdays: Bool {
        uses(["dow", "isodow", "week", "weekday"], ["weekday", "isWeekend", "startOfWeek"])
    }

    /// Whether each half says one of these words.
    func says(_ ofSQL: Set<String>, _ ofSwift: Set<String>) -> (sql: Bool, swift: Bool) {
        (!sql.words.isDisjoint(with: ofSQL), !swift.isDisjoint(with: ofSwift))
    }

    /// Whether either half does something.
    func has(_ means: Means) -> Bool {
        switch means {
        case .order:
            uses(
                ["order", "lag", "lead", "row_number", "rank", "dense_rank", "first_value", "last_value", "mode"],
                [
                    "first", "last", "latest", "sorted", "suffix", "prefix", "reversed", "dropFirst", "dropLast", "by",
                    "zip", "indices", "reduce", "sort",
                ])
        case .zone: hasZone
        case .week:
            uses(
                ["week", "dow", "isodow", "7"],
                ["startOfWeek", "weekday", "startingOn", "monday", "sunday", "7", "isWeekend"])
        case .folding:
            uses(
                [
                    "lower", "upper", "ilike", "btrim", "trim", "ltrim", "rtrim", "initcap", "normalize", "~*",
                    "collate",
                ],
                [
                    "lowercased", "uppercased", "trimmingCharacters", "caseInsensitiveCompare", "capitalized",
                    "isWhitespace", "trimming", "localizedLowercase", "drop", "compare", "isUppercase", "isLowercase",
                    "trimmingPrefix",
                ])
        case .joining: uses(["||", "concat", "concat_ws", "format"], ["joined", "interpolation", "+"])
        case .reading:
            uses(
                [
                    "length", "char_length", "octet_length", "substr", "substring", "like", "ilike",
                    "similar", "~", "~*", "!~", "position", "strpos", "split_part", "replace", "translate",
                    "regexp_replace", "starts_with", "string_to_array", "regexp_count", "||",
                ],
                [
                    "hasPrefix", "hasSuffix", "contains", "split", "unicodeScalars", "utf16", "range", "starts",
                    "isNumber", "isLetter", "isWhitespace", "components", "replacingOccurrences", "firstMatch",
                    "wholeMatch", "prefixMatch",
                ])
        case .division: uses(["/", "%", "avg", "mod", "div"], ["/", "%", "mean"])
        case .rounding:
            has(.division)
                || uses(
                    ["round", "floor", "ceil", "trunc", "ceiling", "::", "cast"],
                    [
                        "rounded", "roundedDown", "Int", "wholeDays", "wholeHours", "wholeMinutes", "wholeSeconds",
                        "floor",
                    ])
        case .quotient: uses(["/", "div"], ["/"])
        case .duplicates:
            uses(
                ["distinct", "union", "intersect", "except", "dense_rank"],
                ["Set", "distinctCount", "contains", "uniqued", "subtracting", "union", "intersection"])
        case .emptyTexts: uses(["''", "nullif"], ["isEmpty", "\"\""])
        }
    }

    private func uses(_ ofSQL: Set<String>, _ ofSwift: Set<String>) -> Bool {
        !sql.words.isDisjoint(with: ofSQL) || !swift.isDisjoint(with: ofSwift)
    }

    /// The words and marks of a Swift half, without what is given to other features.
    private static func words(_ tokens: SwiftTokens, _ view: ViewContract, _ feature: Int?) -> Set<String> {
        let names = Set(view.features.map { Names.lowerCamelCase($0.name) })
        let own = feature.map { Names.lowerCamelCase(view.features[$0].name) }
        var words: Set<String> = []
        // Until which token the value of another feature goes.
        var isOther = false
        var end = -1
        for index in tokens.indices {
            let token = tokens[index]
            if index >= end { isOther = false }
            if token.word == "Features", tokens.token(1, from: index)?.isMark("(") == true {
                end = tokens.closing(index + 1) ?? -1
                isOther = false
            } else if index < end, let word = token.word, names.contains(word),
                tokens.token(1, from: index)?.isMark(":") == true
            {
                isOther = own != nil && word != own
            }
            if !isOther {
                words.insert(token.word ?? token.text)
                if token.kind == .stringPiece { words.insert("interpolation") }
            }
        }
        return words
    }
}
