import FeatureStore
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A worker process from its start to its end, and the files that it shares with its host.
///
/// It may be started before it is known what it will be asked. It is dead as soon as its conversation is over, or when it is
/// given up.
final class StartedWorker: Sendable {
    /// Its standard input.
    ///
    /// A file rather than a pipe, so that writing can neither block nor raise SIGPIPE whatever the worker does.
    let input: AnonymousFile
    private let errors: AnonymousFile
    private let frames: AsyncStream<EvaluationFrame>
    private let beginning: AsyncStream<ProgressPage>.Continuation
    private let life: Task<Life, any Error>

    /// What became of the process.
    struct Life: Sendable {
        let ending: WorkerProcess.Ending
        /// The question for which it was killed, if it was.
        let stalled: ProgressPage.Question?
    }

    /// Starts the process.
    ///
    /// - Parameter input: what it reads; written already, or behind an ``InputGate``.
    init(_ configuration: Configuration, options: WorkerOptions, input: AnonymousFile, errors: AnonymousFile) {
        self.input = input
        self.errors = errors
        let (frames, delivery) = AsyncStream<EvaluationFrame>.makeStream()
        let (beginnings, beginning) = AsyncStream<ProgressPage>.makeStream()
        self.frames = frames
        self.beginning = beginning
        life = Task {
            defer { delivery.finish() }
            var conversation = Conversation()
            let result = try await Subprocess.run(
                configuration, input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
                output: .sequence, error: .fileDescriptor(errors.descriptor, closeAfterSpawningProcess: false)
            ) { execution -> WorkerWatch.Kill? in
                let process = execution.processIdentifier.value
                var begun = beginnings.makeAsyncIterator()
                guard let progress = await begun.next() else {
                    WorkerWatch.killGroup(process)
                    return nil
                }
                let watch = Task { await WorkerWatch(process: process, options: options).end(progress) }
                do {
                    for try await piece in execution.standardOutput {
                        piece.withUnsafeBytes { conversation.take($0) { delivery.yield($0) } }
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
            var stalled: ProgressPage.Question?
            if case .stalled(let question) = result.closureResult { stalled = question }
            return Life(
                ending: conversation.ending(killedFor: result.closureResult, status: result.terminationStatus),
                stalled: stalled)
        }
    }

    // The task knows nothing of this object, so that a worker that nobody holds any more ends.
    deinit { life.cancel() }

    /// Takes part in the conversation until the process has ended.
    ///
    /// - Parameters:
    ///   - progress: where the worker says what it computes; from now on it is watched.
    ///   - receive: called with each frame that holds answers or failures, in order.
    /// - Throws: what the system says when it cannot be run, and what `receive` throws; the process is dead then, as it is
    ///   when the task is cancelled.
    func converse(_ progress: ProgressPage, _ receive: (EvaluationFrame) throws -> Void) async throws -> Life {
        beginning.yield(progress)
        beginning.finish()
        return try await withTaskCancellationHandler {
            do {
                for await frame in frames { try receive(frame) }
            } catch {
                await end()
                throw error
            }
            return try await life.value
        } onCancel: {
            giveUp()
        }
    }

    /// Has the process killed, whatever it does.
    func giveUp() { life.cancel() }

    /// Has the process killed, and returns when it is gone.
    func end() async {
        giveUp()
        _ = await life.result
    }

    /// The end of what it wrote to standard error.
    var standardError: String { errors.tail(16 << 10) }
}
