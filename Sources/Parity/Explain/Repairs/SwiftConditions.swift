internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// What a Swift half holds its rows to, column by column: `$0.status != "open"`, `$0.isOpen`, `compactMap(\.paidAt)`.
///
/// By tokens alone. A condition that only one half has is the likeliest of the mistakes that no edit of the other half's own
/// words mends, so each is tried as an edit of the SQL.
struct SwiftConditions {
    /// The conditions, in the order of the text and each once.
    private(set) var all: [MutantHints.Condition] = []

    private static let most = 16

    init(_ tokens: SwiftTokens, columns: [ColumnContract]) {
        let byProperty = Dictionary(columns.map { (Names.lowerCamelCase($0.name), $0) }) { first, _ in first }
        var found: [MutantHints.Condition] = []
        for index in tokens.indices {
            guard let word = tokens[index].word, let column = byProperty[word] else { continue }
            found += Self.comparisons(at: index, tokens, column.name)
            if tokens.token(1, from: index)?.isMark(".") == true, tokens.token(2, from: index)?.word == "isEmpty" {
                switch column.type {
                case .list: found.append(MutantHints.Condition(column: column.name, test: "<> '{}'"))
                case .text: found.append(MutantHints.Condition(column: column.name, test: "<> ''"))
                default: break
                }
            }
            if column.type == .bool {
                found += ["IS TRUE", "IS NOT TRUE"].map { MutantHints.Condition(column: column.name, test: $0) }
            }
            if column.isNullable { found.append(MutantHints.Condition(column: column.name, test: "IS NOT NULL")) }
        }
        var seen: Set<MutantHints.Condition> = []
        all = Array(found.filter { seen.insert($0).inserted }.prefix(Self.most))
    }

    /// What a property is compared with where it stands.
    private static func comparisons(at index: Int, _ tokens: SwiftTokens, _ column: String) -> [MutantHints.Condition] {
        func condition(_ test: String) -> MutantHints.Condition { MutantHints.Condition(column: column, test: test) }
        // `.mode.hasPrefix("ranked")`
        if tokens.token(1, from: index)?.isMark(".") == true, let call = tokens.token(2, from: index)?.word,
            tokens.token(3, from: index)?.isMark("(") == true,
            case .string(let text?)? = tokens.token(4, from: index)?.kind,
            !text.contains(where: { "%_'\\".contains($0) })
        {
            switch call {
            case "hasPrefix": return [condition("LIKE '\(text)%'")]
            case "hasSuffix": return [condition("LIKE '%\(text)'")]
            case "contains": return [condition("LIKE '%\(text)%'")]
            default: return []
            }
        }
        if let sign = tokens.token(1, from: index), sign.isInfix, let literal = sql(tokens.token(2, from: index)) {
            switch sign.text {
            // nil differs from every value.
            case "==": return [condition("= \(literal)"), condition("IS DISTINCT FROM \(literal)")]
            case "!=": return [condition("IS DISTINCT FROM \(literal)"), condition("= \(literal)")]
            case "<", "<=", ">", ">=": return [condition("\(sign.text) \(literal)")]
            default: return []
            }
        }
        return []
    }

    private static func sql(_ token: SwiftToken?) -> String? {
        switch token?.kind {
        case .integer(let value?): String(value)
        case .number(let value): String(value)
        case .string(let text?): "'\(text.replacing("'", with: "''"))'"
        default: nil
        }
    }
}
