/// Something to run that shows a trap, with what comes of it.
public struct CatalogueExample: Hashable, Sendable {
    /// What runs the example.
    public enum Language: String, Hashable, Sendable, CaseIterable {
        /// PostgreSQL's SQL, in a session whose zone is UTC.
        case postgres
        /// SQLite's SQL, on a new database in memory.
        case sqlite
        /// Swift statements, a program of their own.
        case swift
    }

    /// What comes of it.
    public enum Outcome: Hashable, Sendable {
        /// It prints this; SQL's rows one to a line, their columns parted by `|`, NULL as `NULL`.
        case prints(String)
        /// The statement fails, and the message says this.
        case fails(String)
        /// The process ends, and says this; the empty text where it says nothing.
        case traps(String)
    }

    /// What runs it.
    public let language: Language
    /// The statements to run.
    public let text: String
    /// What comes of it.
    public let outcome: Outcome

    static func postgres(_ text: String, prints: String) -> CatalogueExample {
        CatalogueExample(language: .postgres, text: text, outcome: .prints(prints))
    }

    static func postgres(_ text: String, fails: String) -> CatalogueExample {
        CatalogueExample(language: .postgres, text: text, outcome: .fails(fails))
    }

    static func sqlite(_ text: String, prints: String) -> CatalogueExample {
        CatalogueExample(language: .sqlite, text: text, outcome: .prints(prints))
    }

    static func sqlite(_ text: String, fails: String) -> CatalogueExample {
        CatalogueExample(language: .sqlite, text: text, outcome: .fails(fails))
    }

    static func swift(_ text: String, prints: String) -> CatalogueExample {
        CatalogueExample(language: .swift, text: text, outcome: .prints(prints))
    }

    static func swift(_ text: String, traps: String) -> CatalogueExample {
        CatalogueExample(language: .swift, text: text, outcome: .traps(traps))
    }

    /// A command for a shell that runs it, or the program's text for Swift.
    public var pasteable: String {
        switch language {
        // The zone is the session's, so that the answer is the one below wherever the command is typed.
        case .postgres: "PGTZ=UTC psql -XqAt -P null=NULL -c \(Self.quoted(text))"
        case .sqlite: "sqlite3 -nullvalue NULL :memory: \(Self.quoted(text))"
        case .swift: text
        }
    }

    /// A text as one word of a shell's command, in the quotes that leave it most legible.
    private static func quoted(_ text: String) -> String {
        let isPlain = !text.unicodeScalars.contains { #""$`\!"#.unicodeScalars.contains($0) }
        if isPlain, text.unicodeScalars.contains("'") { return "\"\(text)\"" }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
