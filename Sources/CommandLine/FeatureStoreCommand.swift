public import ArgumentParser
internal import Contracts
public import FeatureStore
internal import SQLFrontend
internal import SQLite
internal import Warehouse

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The command `featurestore`, linked to the pairs of one package.
///
/// A package makes its own executable of it: `await FeatureStoreCommand.main(registry: .package)` in an `@main` type.
public struct FeatureStoreCommand: ParsableCommand {
    /// What the command is called, its abstract, and its verbs.
    public static let configuration = CommandConfiguration(
        commandName: "featurestore",
        abstract: "Features defined twice, in SQL and in Swift, and proved against each other before they are served.",
        discussion: """
            Exit codes: 0 agreed, 1 diverged, 2 used wrongly or misconfigured, 3 could not decide, 4 gate not met.
            """,
        version:
            "featurestore \(version), SQLite \(LibraryVersions.sqlite), PostgreSQL's parser \(ParserVersion.postgres)",
        subcommands: [
            Init.self, List.self, Show.self, Compile.self, Verify.self, Explain.self, Decide.self, Teeth.self,
            Compare.self, Plan.self, Promote.self, Retire.self, Get.self, Serve.self,
            Ingest.self, Forget.self, Compact.self, Backfill.self, Materialize.self, Audit.self, Replay.self,
            Sample.self, Journal.self, Doctor.self, Hooks.self, Evaluate.self,
        ])

    /// The version of featurestore that the command was built with.
    public static let version = "0.1.0"

    /// Makes the command without arguments, which prints its help.
    public init() {}

    /// Parses this process's arguments, runs the verb that they name, and ends the process with its exit code.
    ///
    /// - Parameter registry: the pairs that the executable was built with.
    public static func main(registry: FeatureRegistry) async -> Never {
        let context = Context.process(registry: registry)
        let status = await run(Array(CommandLine.arguments.dropFirst()), in: context) { verb in
            // Only a server tells how much memory SQLite holds.
            if !(verb is Serve) { Connection.countNoBytes() }
        }
        endProcess(status)
    }

    /// Runs one command line and says how it ended; nothing is thrown, everything is reported on the terminal.
    ///
    /// - Parameter prepare: called with the verb before it begins.
    static func run(
        _ arguments: [String], in context: Context, prepare: (any Verb) -> Void = { _ in }
    ) async -> ExitStatus {
        if let status = Evaluate.answerWorker(arguments, in: context) { return status }
        do {
            var command = try parseAsRoot(arguments)
            if let verb = command as? any Verb {
                prepare(verb)
                return try await verb.run(in: context)
            }
            try command.run()
            return .agreed
        } catch {
            do {
                return try report(error, of: arguments, on: context.terminal)
            } catch {
                return failed(error, on: context.terminal)
            }
        }
    }

    /// Tells why nothing came of the command; what the parser has to say may be its help, which is a result.
    private static func report(
        _ error: any Error, of arguments: [String], on terminal: Terminal
    ) throws -> ExitStatus {
        if error is CommandFailure || error is ContractErrors { return failed(error, on: terminal) }
        let code = exitCode(for: error)
        var message = fullMessage(for: error)
        let verbs = configuration.subcommands.map { "\($0)".lowercased() }
        if let word = arguments.first, !word.hasPrefix("-"), !verbs.contains(word),
            let verb = NearestName.suggestion(for: word, among: verbs)
        {
            message = "'\(word)' is no verb of featurestore. Did you mean \(verb)?"
        }
        if code == .success {
            try terminal.write(message.isEmpty ? "" : message + "\n")
            return .agreed
        }
        terminal.writeError(message + "\n")
        return .misused
    }
}

/// Tells why a command failed.
private func failed(_ error: any Error, on terminal: Terminal) -> ExitStatus {
    let isLocated = (error as? CommandFailure)?.isLocated ?? (error is ContractErrors)
    terminal.writeError("\(isLocated ? "" : "featurestore: ")\(error)\n")
    return (error as? CommandFailure)?.status ?? .misused
}

/// Ends the process; within a command, `exit` alone would mean the command's own.
private func endProcess(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
}

/// How a command ended, as the process's exit code.
enum ExitStatus: Int32, Sendable {
    /// Everything compared agreed, or the verb did what was asked.
    case agreed = 0
    /// At least one divergence was found.
    case diverged = 1
    /// The command, a contract or a file is wrong.
    case misused = 2
    /// There was nothing to compare, or something needed could not be reached.
    case undecided = 3
    /// A gate was not met.
    case gateNotMet = 4
    /// The user interrupted the command.
    case interrupted = 130
}

/// A reason to stop that is told to the user as it stands.
struct CommandFailure: Error, CustomStringConvertible {
    /// What happened and what to do, in whole sentences.
    let message: String
    /// The message, for errors that tell of this one.
    var description: String { message }
    /// The exit code that goes with it.
    let status: ExitStatus

    /// Whether each line begins with a place, as compilers print it; then nothing stands before it.
    let isLocated: Bool

    init(_ message: String, status: ExitStatus = .misused) {
        self.message = message
        self.status = status
        isLocated = false
    }

    /// A failure whose lines begin with `FILE:LINE:COLUMN: error:`.
    init(located message: String) {
        self.message = message
        status = .misused
        isLocated = true
    }
}

/// A verb of the command line: what the user typed, ready to run.
protocol Verb: ParsableCommand {
    /// Does what the verb says.
    func run(in context: Context) async throws -> ExitStatus
}
