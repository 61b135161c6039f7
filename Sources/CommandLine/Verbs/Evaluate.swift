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

    @Option(
        help: ArgumentHelp(
            "Begin when this process, the parent, has written everything; 0: at once.", valueName: "process"))
    var waitForHost: Int32 = 0

    func run(in context: Context) async throws -> ExitStatus { Self.answer(in: context, waitingFor: waitForHost) }

    private static func answer(in context: Context, waitingFor host: Int32) -> ExitStatus {
        ExitStatus(rawValue: EvaluationWorker.run(registry: context.registry, waitingFor: host)) ?? .undecided
    }

    /// Answers when the arguments are those with which verify starts a worker; nil for others, which the parser has to take.
    ///
    /// A run starts hundreds of workers, and the parser would take a third of the time of each start.
    static func answerWorker(_ arguments: [String], in context: Context) -> ExitStatus? {
        if arguments == ["evaluate"] { return answer(in: context, waitingFor: 0) }
        guard arguments.count == 3, arguments.prefix(2) == ["evaluate", EvaluationWorker.waitingOption],
            let host = Int32(arguments[2]), host > 0
        else { return nil }
        return answer(in: context, waitingFor: host)
    }
}
