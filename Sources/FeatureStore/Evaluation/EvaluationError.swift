/// Why the Swift half could not even be asked: the input does not fit what the registry says.
public enum EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No view has this name.
    case unknownView(String, known: [String])
    /// No source has this name.
    case unknownSource(String, known: [String])
    /// A batch does not have the columns that it must have.
    case columnsDiffer(batch: String, expected: String, found: String)
    /// A column that allows no NULL holds one.
    case unexpectedNull(batch: String, column: String, row: Int)
    /// A row number that the spine does not have.
    case noSuchRow(Int, rowCount: Int)
    /// Two versions of one row cannot be told apart.
    case ambiguousVersions(VersionConflict)

    /// What was expected, what was found, and what to do.
    public var description: String {
        switch self {
        case .unknownView(let name, let known):
            "there is no view \(name); there are \(known.joined(separator: ", "))"
        case .unknownSource(let name, let known):
            "there is no source \(name); there are \(known.joined(separator: ", "))"
        case .columnsDiffer(let batch, let expected, let found):
            "\(batch) must have the columns (\(expected)), but has (\(found)): both ends need the same featurestore.yaml"
        case .unexpectedNull(let batch, let column, let row):
            """
            \(batch): column \(column) holds NULL in row \(row), but is declared without: \
            write its type with a question mark if NULL is allowed
            """
        case .noSuchRow(let row, let rowCount):
            "question \(row) was asked of a spine of \(rowCount) rows, numbered from 0"
        case .ambiguousVersions(let conflict): conflict.description
        }
    }
}
