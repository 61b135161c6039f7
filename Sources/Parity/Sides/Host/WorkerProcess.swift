import FeatureStore
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One worker process, from start to end: asks, collects, watches.
struct WorkerProcess: Sendable {
    let options: WorkerOptions
    let conditions: WorkerConditions
    /// Where workers wait that were started ahead, if any are.
    let spare: SpareWorker?

    /// What a worker did until its end.
    struct Outcome: Sendable {
        /// How it ended.
        let ending: Ending
        /// The question being computed when it ended, if it was one.
        let interrupted: ProgressPage.Question?
        /// Whether code of an incremental form ran when it ended.
        let ranIncrementalForm: Bool
        /// The end of what it wrote to standard error.
        let standardError: String
    }

    /// How a worker ended.
    enum Ending: Sendable {
        /// It answered everything.
        case completed
        /// It could not work on its input.
        case refused(String)
        /// It sent something that is not the protocol.
        case unintelligible(String)
        /// It was killed because one question took too long.
        case stalled
        /// It died.
        case died(TerminationStatus)
    }

    /// Gives a worker cases and questions, and waits for its end.
    ///
    /// - Parameters:
    ///   - cases: encoded `rows` and `spine` frames.
    ///   - asks: the questions.
    ///   - receive: called with each frame that holds answers or failures, in order.
    /// - Throws: ``SwiftSideError`` when no worker could be started; `CancellationError` when the task was cancelled, in
    ///   which case the worker is dead; and what `receive` throws.
    func run(
        cases: [UInt8], asks: [EvaluationFrame], receive: (EvaluationFrame) throws -> Void
    ) async throws -> Outcome {
        if let spare {
            let worker = try spare.take { () throws(SwiftSideError) in
                try Self.temporary { () throws(Errno) in
                    let (input, errors) = (try AnonymousFile(), try AnonymousFile())
                    return StartedWorker(configuration(isAhead: true), options: options, input: input, errors: errors)
                }
            }
            let progress = try write(cases: cases, asks: asks, into: worker.input, behind: InputGate.length)
            try Self.temporary { () throws(Errno) in try InputGate.open(worker.input) }
            var hasSaid = false
            let outcome: Outcome?
            do {
                outcome = try await converse(worker, progress) {
                    hasSaid = true
                    try receive($0)
                }
            } catch is SubprocessError {
                // Where there was no room for two workers, there may be for one.
                outcome = nil
            }
            // One that ended before it had read anything says nothing of what it was to be asked.
            if let outcome, hasSaid || progress.isOpen { return outcome }
        }
        let (input, errors) = try Self.temporary { () throws(Errno) in (try AnonymousFile(), try AnonymousFile()) }
        let progress = try write(cases: cases, asks: asks, into: input, behind: 0)
        let worker = StartedWorker(configuration(isAhead: false), options: options, input: input, errors: errors)
        do {
            return try await converse(worker, progress, receive)
        } catch let error as SubprocessError {
            let command = ([options.executable] + options.arguments).joined(separator: " ")
            throw SwiftSideError(message: "cannot run the worker `\(command)`: \(error)")
        }
    }

    private func converse(
        _ worker: StartedWorker, _ progress: ProgressPage, _ receive: (EvaluationFrame) throws -> Void
    ) async throws -> Outcome {
        let life: StartedWorker.Life
        do {
            life = try await worker.converse(progress, receive)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw error
        }
        try Task.checkCancellation()
        return Outcome(
            ending: life.ending, interrupted: life.stalled ?? progress.current,
            ranIncrementalForm: progress.isInIncrementalForm, standardError: worker.standardError)
    }

    /// - Parameter isAhead: whether the worker is to wait until its input is written.
    private func configuration(isAhead: Bool) -> Configuration {
        var platform = PlatformOptions()
        // Its own group: ctrl-C on the terminal reaches only us, and we end whatever the views have started.
        platform.processGroupID = 0
        platform.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        let waiting = isAhead ? [EvaluationWorker.waitingOption, "\(getpid())"] : []
        return Configuration(
            executable: .path(FilePath(options.executable)), arguments: Arguments(options.arguments + waiting),
            environment: conditions.environment, platformOptions: platform)
    }

    /// Writes everything that the worker reads, and a page for its progress behind it.
    ///
    /// - Parameter start: where its first frame begins.
    private func write(
        cases: [UInt8], asks: [EvaluationFrame], into file: AnonymousFile, behind start: Int
    ) throws(SwiftSideError) -> ProgressPage {
        var questions: [UInt8] = []
        for ask in asks { ask.encode(into: &questions) }
        EvaluationFrame.close.encode(into: &questions)
        var terms = EvaluationTerms()
        terms.memoryLimit = UInt64(clamping: options.memoryLimit)
        terms.printLimit = UInt64(clamping: options.printLimit)
        terms.parentProcess = getpid()
        // The second asking repeats what the first has proved.
        terms.provesIncrementalForms = options.provesIncrementalForms && conditions == .first
        var opening: [UInt8] = []
        EvaluationFrame.open(terms).encode(into: &opening)
        let length = start + opening.count + cases.count + questions.count
        let offset = (length / ProgressPage.size + 1) * ProgressPage.size
        terms.progressOffset = UInt64(offset)
        opening = []
        EvaluationFrame.open(terms).encode(into: &opening)
        return try Self.temporary { () throws(Errno) in
            try file.write([opening, cases, questions], from: start)
            try file.resize(to: offset + ProgressPage.size)
            return try ProgressPage(in: file.descriptor, offset: UInt64(offset))
        }
    }

    private static func temporary<Result>(
        _ body: () throws(Errno) -> Result
    ) throws(SwiftSideError) -> Result {
        do {
            return try body()
        } catch {
            throw SwiftSideError(message: "cannot keep the questions in a temporary file: \(error)")
        }
    }
}
