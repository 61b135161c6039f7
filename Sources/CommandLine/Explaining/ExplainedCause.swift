import Catalogue

/// A class of causes as `explain` writes it.
struct ExplainedCause: Encodable {
    let code: String
    let title: String
    let mechanism: String
    let advice: String
    let related: [ListedEntry]

    init(_ cause: CauseClass) {
        code = cause.code
        title = cause.title
        mechanism = cause.mechanism
        advice = cause.advice
        related = cause.related.compactMap(Catalogue.entry).map(ListedEntry.init)
    }

    var text: String {
        let lines =
            [
                "\(code)  \(title)", "", "  mechanism   \(mechanism)", "  advice      \(advice)", "",
                "  Entries that show it:",
            ]
        return (lines + related.map { "  \($0.line)" }).joined(separator: "\n") + "\n"
    }
}

/// A family of entries as `explain` writes it.
struct ExplainedFamily: Encodable {
    let code: String
    let title: String
    let entries: [ListedEntry]

    init(_ family: CatalogueFamily) {
        code = Catalogue.codePrefix + family.rawValue
        title = family.title
        entries = family.entries.map(ListedEntry.init)
    }

    var text: String {
        (["\(code)  \(title), \(entries.count) entries", ""] + entries.map { "  \($0.line)" }).joined(separator: "\n")
            + "\n"
    }
}

/// An entry in a list.
struct ListedEntry: Encodable {
    let code: String
    let title: String
    let relevance: String

    init(_ entry: CatalogueEntry) {
        code = entry.code
        title = entry.title
        relevance = entry.relevance.rawValue
    }

    /// The longest relevance has six letters.
    var line: String { "\(code)  \(relevance)\(String(repeating: " ", count: 8 - relevance.count))\(title)" }
}
