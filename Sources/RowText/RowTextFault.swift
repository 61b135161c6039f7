/// One thing that is wrong with rows of text.
public struct RowTextFault: Error, Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The byte of the line at which it stands, counted from 1.
    public let column: Int
    /// What is wrong, what was expected and found, what to do; a sentence without a full stop.
    public let message: String

    /// Tells of a place.
    public init(line: Int, column: Int, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

/// Everything that was found wrong with rows of text, in the order of the lines.
public struct RowTextFaults: Error, Hashable, Sendable {
    /// The faults: at least one, at most ``mostFaults``.
    public let faults: [RowTextFault]
    /// Where reading stops: what follows is mostly noise.
    public static let mostFaults = 20

    /// Makes a report.
    public init(_ faults: [RowTextFault]) { self.faults = faults }
}

extension RowTextFault: CustomStringConvertible {
    /// `3:17: error: …`, to which whoever knows the file's name adds it.
    public var description: String { "\(line):\(column): error: \(message)" }
}

extension RowTextFaults: CustomStringConvertible {
    /// A line for each fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
