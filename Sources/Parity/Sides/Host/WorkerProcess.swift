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

    /// Starts a worker, gives it cases and questions, and waits for its end.
    ///
    /// Input is a file rather than a pipe, so that writing can neither block nor raise SIGPIPE whatever the worker does.
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
        let (input, progress) = try write(cases: cases, asks: asks)
        let errors = try Self.temporary { () throws(Errno) in try AnonymousFile() }
        var conversation = Conversation()
        let result: ExecutionResult<WorkerWatch.Kill?, SequenceOutput, FileDescriptorOutput>
        do {
            result = try await Subprocess.run(
                configuration, input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
                output: .sequence, error: .fileDescriptor(errors.descriptor, closeAfterSpawningProcess: false)
            ) { execution in
                let process = execution.processIdentifier.value
                let watch = Task { await WorkerWatch(process: process, options: options).end(progress) }
                do {
                    for try await piece in execution.standardOutput {
                        try piece.withUnsafeBytes { try conversation.take($0, receive) }
                        if conversation.isOver { break }
                    }
                } catch {
                    WorkerWatch.killGroup(process)
                    _ = await watch.value
                    throw error
                }
                if conversation.isOver { WorkerWatch.killGroup(process) }
                return await watch.value
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            let command = ([options.executable] + options.arguments).joined(separator: " ")
            throw SwiftSideError(message: "cannot run the worker `\(command)`: \(error)")
        }
        try Task.checkCancellation()
        var interrupted = progress.current
        if case .stalled(let question) = result.closureResult { interrupted = question }
        return Outcome(
            ending: conversation.ending(killedFor: result.closureResult, status: result.terminationStatus),
            interrupted: interrupted, ranIncrementalForm: progress.isInIncrementalForm,
            standardError: errors.tail(16 << 10))
    }

    private var configuration: Configuration {
        var platform = PlatformOptions()
        // Its own group: ctrl-C on the terminal reaches only us, and we end whatever the views have started.
        platform.processGroupID = 0
        platform.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        return Configuration(
            executable: .path(FilePath(options.executable)), arguments: Arguments(options.arguments),
            environment: conditions.environment, platformOptions: platform)
    }

    /// Writes everything that the worker reads, and a page for its progress behind it.
    private func write(
        cases: [UInt8], asks: [EvaluationFrame]
    ) throws(SwiftSideError) -> (AnonymousFile, ProgressPage) {
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
        let length = opening.count + cases.count + questions.count
        let offset = (length / ProgressPage.size + 1) * ProgressPage.size
        terms.progressOffset = UInt64(offset)
        opening = []
        EvaluationFrame.open(terms).encode(into: &opening)
        return try Self.temporary { () throws(Errno) in
            let file = try AnonymousFile()
            try file.write([opening, cases, questions])
            try file.resize(to: offset + ProgressPage.size)
            return (file, try ProgressPage(in: file.descriptor, offset: UInt64(offset)))
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
