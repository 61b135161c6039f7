/// One thing that is wrong with featurestore.yaml, with a pair's contract or with the set of files.
///
/// Printed as compilers print errors, so that editors and build logs link to the place.
public struct ContractError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it is.
    public let location: SourceLocation
    /// What is wrong, in a sentence without a full stop.
    public let problem: String
    /// What would be right, or nil where the problem already says so.
    public let expected: String?
    /// What stands there, or nil where the problem already says so.
    public let found: String?
    /// What to do, in a sentence without a full stop, or nil.
    public let advice: String?

    /// Makes an error from its parts.
    public init(
        at location: SourceLocation, _ problem: String, expected: String? = nil, found: String? = nil,
        advice: String? = nil
    ) {
        self.location = location
        self.problem = problem
        self.expected = expected
        self.found = found
        self.advice = advice
    }

    /// The problem, what was expected and found, and what to do, in one line and without the location.
    public var message: String {
        var text = problem
        if let expected { text += "; expected \(expected)" }
        if let found { text += expected == nil ? "; found \(found)" : ", found \(found)" }
        if let advice { text += ". \(advice)" }
        return text
    }

    /// `file:line:column: error: …`, one line.
    public var description: String { "\(location): error: \(message)" }
}

/// Everything that is wrong, in the order of files and lines.
public struct ContractErrors: Error, Sendable, CustomStringConvertible {
    /// The errors: at least one.
    public let errors: [ContractError]

    /// Makes a report; the errors are put into the order of files, lines and columns.
    public init(_ errors: [ContractError]) {
        self.errors = errors.enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }

    /// One line for each error.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
