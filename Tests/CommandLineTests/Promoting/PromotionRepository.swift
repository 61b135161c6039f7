import Features
import Foundation
import Synchronization
import Testing

@testable import FeatureStore
@testable import FeatureStoreCommandLine

/// A git repository with some of this package's pairs and fixtures, in which models are trained on SQLite.
///
/// Commands run in the tests' own process with a registry that says what lies there, so that contracts and SQL halves can be
/// edited without a build; the Swift halves are those of the built product.
final class PromotionRepository {
    let folder: TemporaryFolder
    /// The texts that the registry holds instead of this package's, by path.
    private var edited: [String: String] = [:]
    /// Files of this package that every repository has.
    private static let fixtures = [
        "Fixtures/aircraft/age.yaml", "Fixtures/aircraft/register.yaml", "Fixtures/aircraft/nothing.yaml",
        "Fixtures/aircraft/keys.yaml",
    ]

    /// Makes a repository without a commit, or a mere folder.
    init(withGit: Bool = true) throws {
        folder = try TemporaryFolder()
        for name in ["Features"] + Self.fixtures {
            let target = "\(folder.path)/\(name)"
            try FileManager.default.createDirectory(
                at: URL(filePath: target).deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: "\(CommandRun.package)/\(name)", toPath: target)
        }
        // As `init` writes it: the journal is each machine's own.
        try write(".featurestore/\n", to: ".gitignore")
        if withGit { try git("init", "--quiet", "--initial-branch=main") }
        try configure { $0 }
    }

    /// A repository in a folder that git made.
    init(cloning other: PromotionRepository, depth: Int) throws {
        folder = try TemporaryFolder()
        edited = other.edited
        try Self.git(
            ["clone", "--quiet", "--depth=\(depth)", "file://\(other.folder.path)", folder.path + "/clone"], in: "/")
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/clone").forEach {
            try FileManager.default.moveItem(atPath: "\(folder.path)/clone/\($0)", toPath: "\(folder.path)/\($0)")
        }
    }

    // MARK: Files

    /// Edits a file of this package, on disk and as it would have been built.
    func edit(_ file: String, _ change: (String) -> String) throws {
        let text = try edited[file] ?? String(contentsOfFile: "\(CommandRun.package)/\(file)", encoding: .utf8)
        edited[file] = change(text)
        try write(change(text), to: file)
    }

    /// Edits featurestore.yaml, in which SQLite is what training uses.
    func configure(_ change: (String) -> String) throws {
        try edit("Features/featurestore.yaml") { text in
            change(
                text.replacing(", training: true }", with: " }")
                    .replacing(
                        "local: { sqlite: \":memory:\" }", with: "local: { sqlite: \":memory:\", training: true }"))
        }
    }

    func write(_ text: String, to file: String) throws { try folder.write(text, to: file) }

    func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(file)", encoding: .utf8)
    }

    func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder.path)/\(file)") }

    // MARK: Git

    /// Commits everything, as an author.
    func commit(_ author: String = "Ada Lovelace <ada@example.org>") throws {
        try git("add", "--all")
        try git("commit", "--quiet", "--message=state", "--author=\(author)")
    }

    @discardableResult
    func git(_ arguments: String..., fails: Bool = false) throws -> String {
        try Self.git(arguments, in: folder.path, fails: fails)
    }

    @discardableResult
    private static func git(_ arguments: [String], in folder: String, fails: Bool = false) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                "git", "-C", folder, "-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.org", "-c",
                "commit.gpgsign=false", "-c", "core.editor=true",
            ] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect((process.terminationStatus != 0) == fails, "git \(arguments)")
        return text
    }

    // MARK: Commands

    /// The registry of a build of what lies here.
    private var registry: FeatureRegistry {
        let built = featureRegistry
        return FeatureRegistry(
            configuration: now(built.configuration), rowTypes: built.rowTypes,
            views: built.views.map { view in
                var view = view
                (view.sql, view.swift) = (now(view.sql), now(view.swift))
                return view
            },
            services: built.services, helpers: built.helpers)
    }

    private func now(_ file: EmbeddedFile) -> EmbeddedFile {
        EmbeddedFile(path: file.path, text: edited[file.path] ?? file.text)
    }

    /// Runs a command here, with nothing in the environment but what is said.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> CommandRun {
        let heard = Heard()
        let context = Context(
            registry: registry,
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 },
            workingDirectory: folder.path, executable: try CommandRun.executable,
            terminal: Terminal(
                isInteractive: false, output: { heard.add(output: $0) }, messages: { heard.add(messages: $0) }))
        let status = await FeatureStoreCommand.run(arguments, in: context)
        return CommandRun(status: status.rawValue, output: heard.output, messages: heard.messages)
    }

    /// Promotes at a fixed instant.
    func promote(_ arguments: String..., at: String = "2026-11-22T10:00:00Z") async throws -> CommandRun {
        try await run(["promote", "--at", at, "--by", "Ada Lovelace <ada@example.org>"] + arguments)
    }
}

/// What a command wrote.
private final class Heard: Sendable {
    private let texts = Mutex((output: "", messages: ""))

    func add(output: String = "", messages: String = "") {
        texts.withLock {
            $0.output += output
            $0.messages += messages
        }
    }

    var output: String { texts.withLock { $0.output } }
    var messages: String { texts.withLock { $0.messages } }
}
