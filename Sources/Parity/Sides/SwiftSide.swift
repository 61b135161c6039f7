public import Contracts
public import FeatureStore
public import Warehouse

/// Whatever runs the Swift halves of pairs over cases that it is given; several tasks may ask at the same time.
public protocol SwiftSide: Sendable {
    /// Answers the questions of several views over the same rows.
    ///
    /// A question that makes the Swift half crash, hang, throw, exit or print is a failure of that question; it neither
    /// throws here nor hides the answers to other questions and views.
    ///
    /// - Parameters:
    ///   - questions: the views with their questions, at most one element for each view.
    ///   - tables: the rows of all cases; a source that is not listed is empty.
    ///   - progress: called now and then with how many questions of a view have been answered, from any task.
    /// - Returns: one element for each element of `questions`, in the same order.
    /// - Throws: ``SwiftSideError`` when the side itself could not be run.
    func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers]

    /// The side without holding incremental forms to what `compute` answers, so that what `compute` answers is always seen.
    var ofComputeAlone: any SwiftSide { get }
}

extension SwiftSide {
    /// The side itself, which holds nothing to anything.
    public var ofComputeAlone: any SwiftSide { self }
}

/// The questions to one view.
public struct ViewQuestions: Sendable {
    /// The view.
    public let view: ViewContract
    /// Its questions.
    public let spine: SpineTable
    /// Which of all questions that the view is asked over the same rows these are; nil when they are all.
    public let share: Share?

    /// Some of many questions that are asked one part after another.
    public struct Share: Hashable, Sendable {
        /// How many were asked before.
        public let before: Int
        /// How many there are in all.
        public let total: Int

        /// Makes a share.
        public init(before: Int, total: Int) {
            self.before = before
            self.total = total
        }
    }

    /// Pairs a view with its questions.
    public init(view: ViewContract, spine: SpineTable, share: Share? = nil) {
        self.view = view
        self.spine = spine
        self.share = share
    }

    /// How many of these questions to take where so many of all are wanted: shares add up to exactly that.
    func portion(of limit: Int) -> Int {
        let count = spine.rows.rowCount
        guard let share, share.total > limit else { return min(limit, count) }
        return limit * (share.before + count) / share.total - limit * share.before / share.total
    }
}

/// What the Swift half of one view answered.
public struct SwiftAnswers: Sendable {
    /// `case_id` int, `spine_id` int, then the view's features in declared order: one row for each question answered.
    public let rows: ColumnBatch
    /// The questions that were not answered, and why; no question is both here and in `rows`.
    public let failures: [SwiftFailure]
    /// How many questions were never asked because the view had failed too often before.
    public let notAsked: Int
    /// How many questions were asked a second time, in another process under other conditions.
    public let repeated: Int
    /// Answers that the second asking changed.
    public let impurities: [SwiftImpurity]

    /// Makes answers.
    public init(
        rows: ColumnBatch, failures: [SwiftFailure], notAsked: Int = 0, repeated: Int = 0,
        impurities: [SwiftImpurity] = []
    ) {
        self.rows = rows
        self.failures = failures
        self.notAsked = notAsked
        self.repeated = repeated
        self.impurities = impurities
    }
}

/// A question that the Swift half did not answer.
public struct SwiftFailure: Sendable {
    /// The case.
    public let caseID: Int64
    /// The question within the case.
    public let spineID: Int64
    /// What happened.
    public let reason: Reason

    /// What a Swift half can do instead of answering.
    public enum Reason: Hashable, Sendable {
        /// It threw; the text describes the error.
        case threw(String)
        /// The process died from a signal; the text is the end of what it wrote to standard error.
        case crashed(signal: Int32, message: String)
        /// It did not answer within so many seconds and was killed.
        case timedOut(seconds: Double)
        /// It asked for more memory than allowed, in bytes.
        case outOfMemory(limit: Int)
        /// It ended the process, with this status.
        case exited(status: Int32)
        /// It answered, but wrote to standard output.
        case printed(String)
        /// The view's incremental form does otherwise than its `compute`; the text says how, and behind which rows.
        case incrementalDiffers(String)
        /// The view's incremental form ended the process; the text says how.
        case incrementalFailed(String)
    }

    /// Makes a failure.
    public init(caseID: Int64, spineID: Int64, reason: Reason) {
        self.caseID = caseID
        self.spineID = spineID
        self.reason = reason
    }
}

/// An answer that changed when the same question was asked again under conditions that must not matter.
public struct SwiftImpurity: Sendable {
    /// The case.
    public let caseID: Int64
    /// The question within the case.
    public let spineID: Int64
    /// The feature that changed, or nil when the second asking failed.
    public let feature: String?
    /// The first answer.
    public let first: CellValue
    /// The second answer, or nil when the second asking failed.
    public let second: CellValue?
    /// Under what conditions the second answer was given, such as `TZ=Pacific/Kiritimati`; or how it failed.
    public let conditions: String

    /// Makes an impurity.
    public init(
        caseID: Int64, spineID: Int64, feature: String?, first: CellValue, second: CellValue?, conditions: String
    ) {
        self.caseID = caseID
        self.spineID = spineID
        self.feature = feature
        self.first = first
        self.second = second
        self.conditions = conditions
    }
}

/// Why the Swift side could not be run at all.
public struct SwiftSideError: Error, Sendable {
    /// What was expected, what was found, what to do.
    public let message: String

    /// Makes an error.
    public init(message: String) {
        self.message = message
    }
}
