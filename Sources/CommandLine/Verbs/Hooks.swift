import ArgumentParser
import Foundation

/// `featurestore hooks`: asks featurestore before git commits and pushes.
struct Hooks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let git ask featurestore before it commits and pushes: status, install, remove.",
        discussion: """
            Before a commit, `verify --check` compares the promotion records with the sources; before a push, `verify --changed`
            verifies the pairs that changed since what the remote has. Either is passed once with --no-verify, or with
            FEATURESTORE_SKIP_HOOKS=1. core.hooksPath and linked working trees are respected.

            Examples:
              featurestore hooks
              featurestore hooks install
              featurestore hooks install --force
              featurestore hooks remove
            """,
        subcommands: [Status.self, Install.self, Remove.self], defaultSubcommand: Status.self)

    /// `featurestore hooks`: what there is.
    struct Status: Verb {
        static let configuration = CommandConfiguration(abstract: "Say which hooks are installed.")

        func run(in context: Context) async throws -> ExitStatus {
            let folder = try await HookFolder(for: context.packageFolder ?? context.workingDirectory)
            for kind in HookKind.allCases {
                let place = "\(folder.shown)/\(kind.rawValue)"
                try context.terminal.write("\(place): \(try text(of: kind, in: folder))\n")
            }
            return .agreed
        }

        private func text(of kind: HookKind, in folder: HookFolder) throws -> String {
            switch try folder.state(of: kind) {
            case .absent: "not installed; featurestore hooks install would run \(kind.about)"
            case .foreign: "not ours; with --force it would be kept and asked first"
            case .ofAnotherPackage(let other): "of the package in \(other)"
            case .installed(let script):
                "installed, \(kind.about)" + (script.chained.map { ", behind \($0)" } ?? "")
                    + (folder.isExecutable(kind) ? "" : "; git does not run it, since it may not be executed")
            }
        }
    }

    /// `featurestore hooks install`.
    struct Install: Verb {
        static let configuration = CommandConfiguration(abstract: "Write both hooks; an older one of ours is renewed.")

        @Flag(help: "Where there are hooks already, keep them and ask them first.")
        var force = false

        func run(in context: Context) async throws -> ExitStatus {
            let folder = try await HookFolder(for: context.packageFolder ?? context.workingDirectory)
            let program = URL(filePath: context.executable).lastPathComponent
            // All or none: both must be free before either is written.
            if !force {
                for kind in HookKind.allCases { try folder.refuseToReplace(kind) }
            }
            for kind in HookKind.allCases {
                try context.terminal.write(try folder.install(kind, program: program, force: force) + "\n")
            }
            return .agreed
        }
    }

    /// `featurestore hooks remove`.
    struct Remove: Verb {
        static let configuration = CommandConfiguration(
            abstract: "Take our hooks away; what they were put before gets its place back.")

        func run(in context: Context) async throws -> ExitStatus {
            let folder = try await HookFolder(for: context.packageFolder ?? context.workingDirectory)
            for kind in HookKind.allCases { try context.terminal.write(try folder.remove(kind) + "\n") }
            return .agreed
        }
    }
}
