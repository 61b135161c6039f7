public import FeatureStore
import SystemPackage

/// The other end of the evaluation protocol: reads cases and questions, answers them with the Swift halves of pairs.
///
/// It is what the verb `evaluate` runs, for `verify` and for any other program that speaks the protocol of
/// docs/evaluate-protocol.md.
public enum EvaluationWorker {
    /// Serves one conversation over standard input and standard output, which this process cannot use afterwards.
    ///
    /// - Parameter registry: the views that can be asked.
    /// - Returns: the status with which the process should exit: 0 when everything asked was answered, 2 when the input
    ///   cannot be worked on (the reason is told in the protocol and on standard error), 3 when the streams failed.
    public static func run(registry: FeatureRegistry) -> Int32 {
        do {
            let streams = try StandardStreams()
            var session = WorkerSession(registry: registry, streams: streams)
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
