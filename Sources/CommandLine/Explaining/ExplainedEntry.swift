import Catalogue

/// An entry of the catalogue as `explain` writes it.
struct ExplainedEntry: Encodable {
    let code: String
    let title: String
    let relevance: String
    let family: String
    let causes: [String]
    let postgres: String
    let sqlite: String
    let swift: String
    let note: String?
    let advice: String
    let examples: [ExplainedExample]
    let measuredOn: [String]

    init(_ entry: CatalogueEntry) {
        code = entry.code
        title = entry.title
        relevance = entry.relevance.rawValue
        family = CatalogueFamily.allCases.first { $0.entries.contains(entry) }?.title ?? ""
        causes = entry.causes.map(\.code)
        postgres = entry.postgres
        sqlite = entry.sqlite
        swift = entry.swift
        note = entry.note
        advice = entry.advice
        examples = entry.examples.map(ExplainedExample.init)
        measuredOn = Catalogue.measuredOn
    }

    var text: String {
        var lines = ["\(code)  \(title)", "  \(family), relevance \(relevance)"]
        let named = causes.compactMap(CauseClass.init(rawValue:)).map { "\($0.code) (\($0.title))" }
        if !named.isEmpty { lines.append("  causes      \(named.joined(separator: ", "))") }
        lines += ["", "  PostgreSQL  \(postgres)", "  SQLite      \(sqlite)", "  Swift       \(swift)"]
        if let note { lines.append("  note        \(note)") }
        lines.append("  advice      \(advice)")
        for example in examples { lines += [""] + example.lines }
        if !examples.isEmpty { lines += ["", "  Measured on \(measuredOn.joined(separator: ", "))."] }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// An example of an entry, with the command that runs it.
struct ExplainedExample: Encodable {
    let language: String
    let run: String
    let outcome: String
    let result: String

    init(_ example: CatalogueExample) {
        language = example.language.rawValue
        run = example.pasteable
        switch example.outcome {
        case .prints(let printed): (outcome, result) = ("prints", printed)
        case .fails(let message): (outcome, result) = ("fails", message)
        case .traps(let message): (outcome, result) = ("traps", message)
        }
    }

    /// The command or program at the margin, so that it can be pasted, and what comes of it behind a mark.
    var lines: [String] {
        let runs = run.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let results = result.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard outcome == "prints" else { return runs + ["  \(outcome)\(result.isEmpty ? "" : ": \(result)")"] }
        return runs + results.map { "  \($0)" }
    }
}
