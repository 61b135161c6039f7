/// An implementation does not do what its protocol promises.
public struct ConformanceFailure: Error, CustomStringConvertible, Sendable {
    /// What was expected and what was found, in a sentence.
    public let message: String
    /// The message.
    public var description: String { message }

    /// Makes a failure.
    public init(_ message: String) {
        self.message = message
    }
}

/// Throws unless the condition holds.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws(ConformanceFailure) {
    if !condition { throw ConformanceFailure(message()) }
}
