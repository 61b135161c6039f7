/// Why an answer that was served is not the one that the warehouse gives.
public enum DifferenceCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// Serving saw other rows than the warehouse has: late, missing, different ones.
    case data
    /// Over the same rows the two halves answer differently.
    case logic
    /// The answer came from a version of the view that is not at hand.
    case version
    /// The record itself: its line is damaged, or the Swift half over the same rows gives another answer than was logged.
    case log
}

/// Why nothing, or nothing more, could be audited.
public struct AuditFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public let description: String
    /// Whether the user's tables contradict featurestore.yaml, rather than something being out of reach.
    public let isContradiction: Bool
    /// Whether only the questions that were asked together are concerned; others may be answered.
    let isOfQuestions: Bool

    /// Makes a failure.
    public init(_ description: String, isContradiction: Bool = false) {
        self.init(description, isContradiction: isContradiction, isOfQuestions: false)
    }

    init(_ description: String, isContradiction: Bool = false, isOfQuestions: Bool) {
        self.description = description
        self.isContradiction = isContradiction
        self.isOfQuestions = isOfQuestions
    }
}
