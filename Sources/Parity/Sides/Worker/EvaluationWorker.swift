public import FeatureStore
import SystemPackage

/// The other end of the evaluation protocol: reads cases and questions, answers them with the Swift halves of pairs.
///
/// It is what the verb `evaluate` runs, for `verify` and for any other program that speaks the protocol of
/// docs/evaluate-protocol.md.
public enum EvaluationWorker {
    /// The option of a worker that is started ahead; the host's process number follows it.
    public static let waitingOption = "--wait-for-host"

    /// Serves one conversation over standard input and standard output, which this process cannot use afterwards.
    ///
    /// - Parameters:
    ///   - registry: the views that can be asked.
    ///   - host: the parent process for whose input to wait, as docs/evaluate-protocol.md says; 0 when it is written already.
    /// - Returns: the status with which the process should exit: 0 when everything asked was answered, 2 when the input
    ///   cannot be worked on (the reason is told in the protocol and on standard error), 3 when the streams failed.
    public static func run(registry: FeatureRegistry, waitingFor host: Int32 = 0) -> Int32 {
        do {
            let streams = try StandardStreams()
            var session = WorkerSession(registry: registry, streams: streams)
            if host > 0, try !InputGate.wait(at: streams.input, for: host) {
                warn("evaluate: process \(host), which was to write the input, is not the parent of this one")
                return 3
            }
            do {
                try session.serve()
                return 0
            } catch let refusal as EvaluationRefusal {
                try session.refuse(refusal.message)
                warn("evaluate: \(refusal.message)")
                return 2
            } catch {
                session.endGroupOfDeadHost()
                throw error
            }
        } catch {
            warn("evaluate: standard input or output failed: \(error)")
            return 3
        }
    }

    private static func warn(_ message: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array("\(message)\n".utf8))
    }
}

/// Why a worker cannot work on its input.
struct EvaluationRefusal: Error {
    /// What was expected, what was found, what to do.
    let message: String
}
