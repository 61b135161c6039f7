import Contracts
import FeatureStore
public import Warehouse

/// The Swift side in worker processes, so that no view can take the verifier down or hide the answers of others.
///
/// Every question is asked once in a worker under fixed surroundings. Then up to
/// ``WorkerOptions/repetitionsPerView`` questions that were answered are asked again in a fresh process with another
/// zone, locale and hash seed and in reversed order; an answer that is not the same bit for bit is an impurity.
public struct WorkerSwiftSide: SwiftSide {
    /// How workers are run.
    public let options: WorkerOptions
    /// The workers that are to be asked next, where they are started ahead.
    private let spare: SpareWorker?

    /// Makes a side; no process runs until it is asked something.
    public init(options: WorkerOptions = WorkerOptions()) {
        self.init(options, options.startsAhead ? SpareWorker() : nil)
    }

    private init(_ options: WorkerOptions, _ spare: SpareWorker?) {
        self.options = options
        self.spare = spare
    }

    /// Workers that ask `compute` alone.
    public var ofComputeAlone: any SwiftSide {
        var options = options
        options.provesIncrementalForms = false
        // What is proved a worker is told with its questions, so that the same may be asked.
        return WorkerSwiftSide(options, spare)
    }

    /// Ends what was started ahead; who asks afterwards has it started anew.
    ///
    /// To be called before the program ends where ``WorkerOptions/startsAhead`` is set: it returns when no process is left.
    public func close() async { await spare?.close() }

    /// Answers the questions of several views over the same rows, as ``SwiftSide`` says.
    ///
    /// Cancelling the task kills the worker and throws `CancellationError`.
    public func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers] {
        guard questions.contains(where: { $0.spine.rows.rowCount > 0 }) else {
            return questions.map { SwiftAnswers(rows: AnswerRecord(questions: $0, positions: []).rows, failures: []) }
        }
        let cases = try encode(questions, tables)
        let first = try await WorkerAsking(
            options: options, conditions: .first, spare: spare, questions: questions, cases: cases
        )
        .run(questions.map { Array(0..<UInt32($0.spine.rows.rowCount)) }) {
            progress(questions[$0].view.name, $1)
        }
        let again = zip(questions, first).map { view, record in
            Repetition.chosen(from: record.positions, atMost: view.portion(of: options.repetitionsPerView))
        }
        let second = try await WorkerAsking(options: options, conditions: .second, questions: questions, cases: cases)
            .run(again) { _, _ in }
        return questions.indices.map { view in
            let spine = SpineIdentifiers(questions[view].spine)
            return SwiftAnswers(
                rows: first[view].rows,
                failures: first[view].failures.map {
                    SwiftFailure(
                        caseID: spine.caseID($0.position), spineID: spine.spineID($0.position), reason: $0.reason)
                },
                notAsked: first[view].notAsked, repeated: second[view].settledCount,
                impurities: Repetition.impurities(
                    first: first[view], second: second[view], questions: questions[view],
                    conditions: WorkerConditions.second.description))
        }
    }

    /// The rows and the spines as frames, which every worker is given.
    private func encode(_ questions: [ViewQuestions], _ tables: [SourceTable]) throws(SwiftSideError) -> [UInt8] {
        var bytes: [UInt8] = []
        for table in tables {
            for range in table.rows.frameRanges {
                EvaluationFrame.rows(source: table.source.name, batch: table.rows).encode(rows: range, into: &bytes)
            }
        }
        for view in questions where view.spine.rows.rowCount > 0 {
            guard view.spine.rows.rowCount < Int(UInt32.max) else {
                throw SwiftSideError(
                    message: "view \(view.view.name) has \(view.spine.rows.rowCount) questions; ask fewer at a time")
            }
            for range in view.spine.rows.frameRanges {
                EvaluationFrame.spine(view: view.view.name, batch: view.spine.rows).encode(rows: range, into: &bytes)
            }
        }
        return bytes
    }
}
