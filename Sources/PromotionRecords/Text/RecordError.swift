public import Contracts

/// Why the file of a record is not taken for one.
public enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Git left both sides of a merge in the file, from this line on.
    case conflict(SourceLocation)
    /// The end of the record is missing.
    case truncated(SourceLocation)
    /// The text is no record.
    case malformed([ContractError])
    /// The record was changed after it had been written: its digest is another.
    case edited(SourceLocation)
    /// The file is called otherwise than its record.
    case misplaced(SourceLocation, record: String, fileName: String)

    /// One line for each thing that is wrong, with place and advice.
    public var description: String { errors.map(\.description).joined(separator: "\n") }

    /// What is wrong, as errors of contracts are told.
    public var errors: [ContractError] {
        switch self {
        case .conflict(let place):
            [
                ContractError(
                    at: place, "two branches promoted this version, and git left both records",
                    advice: "Settle the halves of \(RecordError.name(place.file)) first, then write the record anew: "
                        + "`featurestore promote \(RecordError.name(place.file))`")
            ]
        case .truncated(let place):
            [
                ContractError(
                    at: place, "the record ends too early", expected: "`digest:` as its last key but the signature",
                    advice: "Restore the file from git, or promote again")
            ]
        case .malformed(let errors): errors
        case .edited(let place):
            [
                ContractError(
                    at: place, "the record was edited: its digest does not match what it says",
                    advice: "Restore the file from git, or promote again")
            ]
        case .misplaced(let place, let record, let fileName):
            [
                ContractError(
                    at: place, "the file holds the record of \(record)", expected: "it in \(fileName)",
                    advice: "Restore both files from git, or promote again")
            ]
        }
    }

    /// What the record of a file is about: `RecentDelays@1`.
    static func name(_ file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        for ending in [".retired.yaml", ".yaml"] where last.hasSuffix(ending) {
            return String(last.dropLast(ending.count))
        }
        return last
    }
}
