public import Contracts

/// One thing that is wrong with a pair's SQL.
public struct SQLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected and what was found, in a sentence.
    public let message: String
    /// Where, in the pair's SQL file.
    public let location: SourceLocation
    /// What to do about it, or nil where the message says it.
    public let hint: String?

    /// Makes an error.
    public init(message: String, location: SourceLocation, hint: String? = nil) {
        self.message = message
        self.location = location
        self.hint = hint
    }

    /// `file:line:column: error: message (hint)`, as compilers print it.
    public var description: String {
        "\(location): error: \(message)\(hint.map { "; \($0)" } ?? "")"
    }
}

/// Why a pair's SQL was refused: at least one error, in the order of the file.
public struct SQLErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// The errors; never empty.
    public let errors: [SQLError]

    /// Makes a refusal.
    public init(_ errors: [SQLError]) {
        self.errors = errors
    }

    /// One error on each line.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
