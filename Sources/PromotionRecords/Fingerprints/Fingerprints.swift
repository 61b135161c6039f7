public import Contracts

/// What the sources of one view are now, to be compared with what was promoted.
///
/// A change of any of the three voids a promotion. Comments and layout do not count, and neither does the view's own name,
/// so that a version which is kept as `RecentDelays_v1` has the hashes that it was promoted with.
public struct Fingerprints: Hashable, Sendable {
    /// The hash of the SQL half's tokens, and of those of the text for SQLite.
    public let sql: String
    /// The hash of the Swift half's tokens, and of those of what it may use of its module.
    public let swift: String
    /// The hash of the contract's canonical lines.
    public let contract: String
    /// The contract's canonical lines, `path = value`, each ended by a line feed.
    public let contractLines: String

    /// The fingerprints of a view's sources.
    ///
    /// - Complexity: linear in the texts of the module, each of which is scanned once.
    public static func of(_ view: ViewContract, in project: Project) -> Fingerprints {
        Fingerprints(of: view, in: project, module: ModuleTexts(project))
    }

    /// The fingerprints of all views, in the project's order; the module is scanned only once.
    public static func all(in project: Project) -> [Fingerprints] {
        let module = ModuleTexts(project)
        return project.views.map { Fingerprints(of: $0, in: project, module: module) }
    }

    private init(of view: ViewContract, in project: Project, module: ModuleTexts) {
        contractLines = ContractLines.text(of: view, in: project)
        contract = TextHash.of("featurestore contract 1\n" + contractLines)
        swift = TextHash.of("featurestore swift 1\n" + module.canonicalText(for: view))
        sql = TextHash.of("featurestore sql 1\n" + Self.canonicalSQL(of: view))
    }

    private static func canonicalSQL(of view: ViewContract) -> String {
        var text = CanonicalTokens.text(SQLTokens(statementOf: view.sql).map(\.text))
        if let sqlite = view.sqlite {
            text += "sqlite\n" + CanonicalTokens.text(SQLTokens(sqlite.text, nestsComments: false).map(\.text))
        }
        return text
    }
}

/// Tokens as a text that no other tokens have.
enum CanonicalTokens {
    /// Each token behind its length, so that no token can pass for two, one a line.
    static func text(_ tokens: [String]) -> String {
        var text = "tokens \(tokens.count)\n"
        for token in tokens { text += "\(token.utf8.count) \(token)\n" }
        return text
    }
}
