/// What the Swift half of a view answered to some questions.
public struct EvaluationAnswers: Sendable {
    /// `case_id`, `spine_id`, then the view's features: one row for each question that was answered, in the order asked.
    public let answers: ColumnBatch
    /// The questions that were not answered, in the order asked.
    public let failures: [EvaluationFailure]

    /// Makes answers.
    public init(answers: ColumnBatch, failures: [EvaluationFailure]) {
        self.answers = answers
        self.failures = failures
    }
}

/// A question that the Swift half did not answer, though it came back.
public struct EvaluationFailure: Hashable, Sendable {
    /// The row of the spine.
    public let row: Int
    /// The case.
    public let caseID: Int64
    /// The question.
    public let spineID: Int64
    /// Why.
    public let reason: Reason

    /// Makes a failure.
    public init(row: Int, caseID: Int64, spineID: Int64, reason: Reason) {
        self.row = row
        self.caseID = caseID
        self.spineID = spineID
        self.reason = reason
    }

    /// Why a question was not answered.
    public enum Reason: Error, Hashable, Sendable {
        /// `compute` threw; the error as text.
        case threw(String)
        /// Two versions of one row cannot be told apart at `as_of`, so there is no history to compute from.
        case ambiguousVersions(VersionConflict)
        /// The view's incremental form does otherwise than `compute`; the text says how.
        case incremental(String)
    }
}
