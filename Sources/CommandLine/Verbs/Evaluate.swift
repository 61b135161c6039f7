import ArgumentParser
import Parity

/// `featurestore evaluate`: the Swift halves as a process, columns in, columns out.
struct Evaluate: Verb {
    static let configuration = CommandConfiguration(
        abstract:
            "Answer questions with the Swift halves: columns in on standard input, columns out on standard output.",
        discussion: """
            This is the worker that verify starts, and what a distributed engine would start on its nodes. The frames are
            described in docs/evaluate-protocol.md. Example: featurestore evaluate < questions.bin > answers.bin
            """)

    func run(in context: Context) async throws -> ExitStatus {
        ExitStatus(rawValue: EvaluationWorker.run(registry: context.registry)) ?? .undecided
    }
}
