/// One trap: what PostgreSQL, SQLite and Swift each do, and how to write both halves so that they agree.
public struct CatalogueEntry: Hashable, Sendable {
    /// How likely the trap is in a feature.
    public enum Relevance: String, Hashable, Sendable {
        /// It sits in counts, sums, means, windows, last values, text keys and dates.
        case high
        /// It needs data or functions that many features do without.
        case medium
        /// It needs data that a contract rarely admits.
        case low
    }

    /// The stable code that reports print: `PAR-TIM-35`.
    public let code: String
    /// A few words for a headline.
    public let title: String
    /// How likely it is in a feature.
    public let relevance: Relevance
    /// What PostgreSQL does.
    public let postgres: String
    /// What SQLite does by itself; featurestore's translation keeps PostgreSQL's meaning.
    public let sqlite: String
    /// What Swift does.
    public let swift: String
    /// What else is worth knowing: other engines, drivers, where it was seen.
    public let note: String?
    /// One sentence on how to write both halves.
    public let advice: String
    /// What to run to see it; each was run, and answered as it says.
    public let examples: [CatalogueExample]

    init(
        _ number: String, _ relevance: Relevance, _ title: String, postgres: String, sqlite: String, swift: String,
        note: String? = nil, advice: String, examples: [CatalogueExample] = []
    ) {
        code = Catalogue.codePrefix + number
        self.title = title
        self.relevance = relevance
        self.postgres = postgres
        self.sqlite = sqlite
        self.swift = swift
        self.note = note
        self.advice = advice
        self.examples = examples
    }

    /// The classes of causes that name this entry among their related ones.
    public var causes: [CauseClass] { CauseClass.allCases.filter { $0.related.contains(code) } }
}
