import Contracts
import FeatureStore
import Warehouse

/// What workers have said so far about the questions of one view.
struct AnswerRecord: Sendable {
    /// Answers, in the order in which they came: `case_id`, `spine_id`, features.
    private(set) var rows: ColumnBatch
    /// The spine row of each row of `rows`.
    private(set) var positions: [UInt32] = []
    /// Questions without an answer.
    private(set) var failures: [(position: UInt32, reason: SwiftFailure.Reason)] = []
    /// How many of the failures ended a worker.
    private(set) var fatalFailures = 0
    /// How many questions were given up.
    private(set) var notAsked = 0
    /// The questions that are still to be asked, in order.
    private(set) var remaining: [UInt32]

    private var settled: Bitmap
    /// The question that ended the last worker, while the view was not yet given up for it.
    private var lastFatal: UInt32?
    private let expectedColumns: [(name: String, type: ValueType)]

    init(questions: ViewQuestions, positions: [UInt32]) {
        let ids = [(name: "case_id", type: ValueType.int), (name: "spine_id", type: ValueType.int)]
        expectedColumns = ids + questions.view.features.map { (name: $0.name, type: $0.type) }
        rows = ColumnBatch(columns: expectedColumns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
        remaining = positions
        settled = Bitmap(repeating: false, count: questions.spine.rows.rowCount)
    }

    /// How many questions have an answer or a failure.
    var settledCount: Int { positions.count + failures.count }

    /// Whether a question has an answer or a failure.
    func isSettled(_ position: UInt32) -> Bool { Int(position) < settled.count && settled[Int(position)] }

    /// Adds answers that a worker gave.
    ///
    /// - Throws: ``SwiftSideError`` when the answers are not those of this view: both ends were built from different
    ///   contracts.
    mutating func add(_ answers: ColumnBatch, at positions: [UInt32]) throws(SwiftSideError) {
        let fits =
            answers.columns.count == expectedColumns.count
            && zip(answers.columns, expectedColumns).allSatisfy { $0.name == $1.name && $0.type == $1.type }
        guard fits else {
            let expected = expectedColumns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
            let found = answers.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
            throw SwiftSideError(
                message: "the worker answers with columns (\(found)), the contract says (\(expected)): build it again")
        }
        for position in positions { try settle(position) }
        rows.append(contentsOf: answers)
        self.positions.append(contentsOf: positions)
    }

    /// Adds a question without an answer.
    ///
    /// - Parameter endedWorker: whether the question also cost a worker its life.
    mutating func add(
        _ reason: SwiftFailure.Reason, at position: UInt32, endedWorker: Bool
    ) throws(SwiftSideError) {
        try settle(position)
        failures.append((position, reason))
        if endedWorker {
            fatalFailures += 1
            lastFatal = position
        }
    }

    /// Takes what is settled off the questions that remain; gives up after too many fatal failures.
    ///
    /// Questions in front of the last fatal one were computed, and only their answers were lost with the worker: they
    /// are asked again even then, unless they turn out fatal too.
    mutating func advance(givingUpAfter limit: Int) {
        let open = remaining.filter { !settled[Int($0)] }
        guard fatalFailures >= limit, let fatal = lastFatal else {
            remaining = open
            return
        }
        let computed = remaining.prefix { $0 != fatal }.filter { !settled[Int($0)] }
        remaining = fatalFailures < 2 * limit ? computed : []
        lastFatal = nil
        notAsked += open.count - remaining.count
    }

    private mutating func settle(_ position: UInt32) throws(SwiftSideError) {
        guard Int(position) < settled.count, !settled[Int(position)] else {
            throw SwiftSideError(message: "the worker answered question \(position), which it was not asked")
        }
        settled[Int(position)] = true
    }
}
