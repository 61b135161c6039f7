/// Why rows cannot be stored: what does not fit their source.
public struct DeliveryProblem: Error, Hashable, Sendable {
    /// The source.
    public let source: String
    /// What is wrong, in the order of the columns.
    public let faults: [Fault]

    /// After so many faults nothing more is looked for.
    public static let mostFaults = 20
    /// How long a delivery's id may be, in bytes.
    public static let longestID = 255

    /// One thing that does not fit; rows are counted from 0.
    public enum Fault: Hashable, Sendable {
        /// No source has the name.
        case unknownSource(known: String)
        /// The source has no such column.
        case unknownColumn(String, known: String)
        /// A column stands twice.
        case columnTwice(String)
        /// A column that allows no NULL is not there.
        case missingColumn(String, type: String)
        /// A column is of another type.
        case wrongType(String, expected: String, found: String)
        /// NULL stands where none may.
        case unexpectedNull(String, type: String, row: Int)
        /// A value is beyond its type: too many digits, or no UTF-8.
        case unfitValue(String, type: String, row: Int)
        /// The delivery's id is empty or too long.
        case unfitID(bytes: Int)
    }

    /// Makes a problem.
    public init(source: String, faults: [Fault]) {
        self.source = source
        self.faults = faults
    }
}

extension DeliveryProblem: CustomStringConvertible {
    /// A line for each fault.
    public var description: String { faults.map { "\(source): \($0)" }.joined(separator: "\n") }
}

extension DeliveryProblem.Fault: CustomStringConvertible {
    /// What was expected, what was found, what to do; never a value.
    public var description: String {
        switch self {
        case .unknownSource(let known): "there is no such source; there are \(known)"
        case .unknownColumn(let name, let known): "there is no column \(name); there are \(known)"
        case .columnTwice(let name): "the column \(name) stands twice"
        case .missingColumn(let name, let type): "the column \(name) is missing; expected \(type) without NULL"
        case .wrongType(let name, let expected, let found): "\(name) must be \(expected), and is \(found)"
        case .unexpectedNull(let name, let type, let row):
            "\(name) is NULL in row \(row); expected a value, since it is \(type) without '?'"
        case .unfitValue(let name, let type, let row): "\(name) in row \(row) is beyond its type \(type)"
        case .unfitID(let bytes):
            "the delivery's id has \(bytes) bytes; expected 1 to \(DeliveryProblem.longestID)"
        }
    }
}
