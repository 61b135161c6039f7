import Contracts

/// A lint before its place in the file is known.
struct Finding: Hashable {
    let code: Lint.Code
    let message: String
    let offset: Int
    let suggestion: String

    /// The lint, placed in the file.
    func lint(_ positions: TextPositions, _ statementOffset: Int) -> Lint {
        Lint(
            code: code, message: message, location: positions.location(ofByte: statementOffset + offset),
            suggestion: suggestion)
    }
}
