import Foundation
import Testing

/// `featurestore hooks`, in real repositories, with the built program as the one that the hooks find.
@Suite struct HooksTests {
    /// A repository with a package of this project's pairs in it, whose build folder holds the program.
    private struct Repository {
        let folder: TemporaryFolder
        let top: String
        let package: String

        init(package: String = "") throws {
            folder = try TemporaryFolder()
            top = folder.path + "/work tree"
            self.package = package.isEmpty ? top : "\(top)/\(package)"
            let files = FileManager.default
            try files.createDirectory(atPath: self.package + "/.build/debug", withIntermediateDirectories: true)
            for name in ["Features", "Fixtures"] {
                try files.copyItem(atPath: "\(CommandRun.package)/\(name)", toPath: "\(self.package)/\(name)")
            }
            try Data("// swift-tools-version: 6.2\n".utf8).write(to: URL(filePath: self.package + "/Package.swift"))
            try Data(".build/\n".utf8).write(to: URL(filePath: self.package + "/.gitignore"))
            try git(["init", "--quiet", "--initial-branch=main", top], in: folder.path)
            try git(["add", "--all"])
            try git(["commit", "--quiet", "--no-verify", "--message=state"])
        }

        /// Puts a program into the package's build folder.
        func build(_ script: String) throws {
            let path = package + "/.build/debug/featurestore"
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }

        func write(_ text: String, to name: String, executable: Bool = false) throws {
            let path = "\(top)/\(name)"
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path))
            if executable { try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
        }

        func hooks(_ arguments: [String] = []) throws -> CommandRun {
            try CommandRun.featurestore(["hooks"] + arguments, in: package)
        }

        @discardableResult
        func git(
            _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:], fails: Bool = false
        ) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com"] + arguments
            process.currentDirectoryURL = URL(filePath: folder ?? top)
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            let output = Pipe()
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect((process.terminationStatus == 0) != fails, "git \(arguments): \(text)")
            return text
        }
    }

    /// Says how it was called, from where, and whether git's own variables reach it; ends as FAKE_STATUS says.
    private static let fake =
        #"echo "called $* in $(basename "$PWD") ${GIT_DIR:-}${GIT_INDEX_FILE:-}" >&2; exit ${FAKE_STATUS:-0}"#

    @Test func hooksAreInstalledShownRenewedAndRemoved() throws {
        let repository = try Repository(package: "pairs/it's ours")
        #expect(try repository.hooks().output.contains(".git/hooks/pre-commit: not installed; "))
        let installed = try repository.hooks(["install"])
        #expect(installed.status == 0, "\(installed.messages)")
        #expect(
            installed.output == """
                installed .git/hooks/pre-commit: featurestore verify --check before each commit
                installed .git/hooks/pre-push: featurestore verify --changed before each push, against what the remote has

                """)
        let hook = try String(contentsOfFile: repository.top + "/.git/hooks/pre-push", encoding: .utf8)
        #expect(try repository.hooks(["install"]).status == 0)
        #expect(try String(contentsOfFile: repository.top + "/.git/hooks/pre-push", encoding: .utf8) == hook)
        #expect(try repository.hooks().output.contains(".git/hooks/pre-push: installed, featurestore verify --changed"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: repository.top + "/.git/hooks/pre-push")
        #expect(try repository.hooks().output.contains("git does not run it"))
        #expect(try repository.hooks(["remove"]).output.contains("removed .git/hooks/pre-commit\n"))
        #expect(try repository.hooks(["remove"]).output.contains(".git/hooks/pre-commit is not there\n"))
        #expect(!FileManager.default.fileExists(atPath: repository.top + "/.git/hooks/pre-push"))
    }

    /// dash is as plain as a shell gets, and shellcheck knows what others lack.
    @Test func theScriptsAreForAnyShell() throws {
        let repository = try Repository(package: "it's $HOME `x`")
        #expect(try repository.hooks(["install"]).status == 0)
        for name in ["pre-commit", "pre-push"] {
            for checker in [["dash", "-n"], ["shellcheck", "--shell=sh", "--severity=warning"]] {
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = checker + ["\(repository.top)/.git/hooks/\(name)"]
                let output = Pipe()
                process.standardOutput = output
                try process.run()
                let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()
                #expect(process.terminationStatus == 0, "\(checker): \(text)")
            }
        }
    }

    @Test func aCommitAsksAndStopsOrGoesOn() throws {
        let repository = try Repository(package: "pairs of ours")
        try repository.build(Self.fake)
        #expect(try repository.hooks(["install"]).status == 0)
        let commit = ["commit", "--quiet", "--allow-empty", "--message=x"]
        #expect(try repository.git(commit).contains("called verify --check in pairs of ours \n"))
        let stopped = try repository.git(commit, environment: ["FAKE_STATUS": "1"], fails: true)
        #expect(stopped.contains("the commit is stopped (exit code 1)") && stopped.contains("git commit --no-verify"))
        #expect(try repository.git(commit, environment: ["FAKE_STATUS": "3"]).contains("could not be decided"))
        #expect(
            try repository.git(commit, environment: ["FAKE_STATUS": "1", "FEATURESTORE_SKIP_HOOKS": "1"])
                .contains("nothing is checked"))
        #expect(try !repository.git(commit + ["--no-verify"]).contains("called"))
        // From a linked working tree, which has its own place for everything but hooks.
        try repository.git(["worktree", "add", "--quiet", "-b", "linked", "../linked tree"])
        let linked = repository.folder.path + "/linked tree"
        #expect(try repository.git(commit, in: linked, fails: true).contains("exit code"))
        try FileManager.default.removeItem(atPath: linked + "/pairs of ours/Package.swift")
        #expect(try repository.git(commit, in: linked).contains("there is no package in pairs of ours here"))
    }

    @Test func aPushIsVerifiedAgainstWhatTheRemoteHas() throws {
        let repository = try Repository()
        try repository.build(Self.fake)
        #expect(try repository.hooks(["install"]).status == 0)
        let remote = repository.folder.path + "/remote of ours.git"
        try repository.git(["init", "--quiet", "--bare", remote])
        try repository.git(["remote", "add", "origin", remote])
        // Nothing is there to compare with: everything is verified.
        #expect(try repository.git(["push", "origin", "main"]).contains("called verify in work tree \n"))
        let first = try repository.git(["rev-parse", "HEAD"]).dropLast()
        try repository.git(["commit", "--quiet", "--allow-empty", "--no-verify", "--message=x"])
        #expect(try repository.git(["push", "origin", "main"]).contains("called verify --changed --base \(first) in"))
        // A new branch is set against where it left main, and a failure stops it.
        let second = try repository.git(["rev-parse", "HEAD"]).dropLast()
        try repository.git(["checkout", "--quiet", "-b", "work"])
        try repository.git(["commit", "--quiet", "--allow-empty", "--no-verify", "--message=x"])
        let stopped = try repository.git(["push", "origin", "work"], environment: ["FAKE_STATUS": "1"], fails: true)
        #expect(stopped.contains("called verify --changed --base \(second) in"), "\(stopped)")
        #expect(stopped.contains("git push --no-verify"))
        try repository.git(["push", "origin", "work"])
        // What is not checked out cannot be asked, and what is taken away brings nothing.
        try repository.git(["checkout", "--quiet", "main"])
        try repository.git(["branch", "--quiet", "other", "work"])
        #expect(
            try repository.git(["push", "origin", "other"]).contains("refs/heads/other is not what is checked out"))
        #expect(try !repository.git(["push", "origin", ":other"]).contains("called"))
    }

    /// What was built holds the pairs as they were then, so a push does not believe it when a source is newer.
    @Test func aPushDoesNotBelieveAnOldBuild() throws {
        let repository = try Repository()
        try repository.build(Self.fake)
        #expect(try repository.hooks(["install"]).status == 0)
        let remote = repository.folder.path + "/remote.git"
        try repository.git(["init", "--quiet", "--bare", remote])
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: 60)],
            ofItemAtPath: repository.package + "/Features/featurestore.yaml")
        // A swift that stands for the real one, found first on the PATH.
        let tools = repository.folder.path + "/tools"
        try repository.write("#!/bin/sh\necho \"swift $*\" >&2\n", to: "../tools/swift", executable: true)
        let path = tools + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let pushed = try repository.git(["push", remote, "main"], environment: ["PATH": path])
        #expect(pushed.contains("swift run featurestore verify\n"), "\(pushed)")
        #expect(!pushed.contains("called"))
    }

    @Test func aRealDivergenceStopsARealPush() throws {
        let repository = try Repository()
        #expect(try repository.hooks(["install"]).status == 0)
        let remote = repository.folder.path + "/remote.git"
        try repository.git(["init", "--quiet", "--bare", remote])
        try repository.git(["remote", "add", "origin", remote])
        try repository.git(["push", "--quiet", "--no-verify", "origin", "main"])
        try repository.write(
            """
            about: A wrong answer.
            spine: [ { tailnum: N1, as_of: 2013-05-01T00:00:00Z, expect: { LateStreak: { late_streak: 7 } } } ]

            """, to: "Fixtures/aircraft/wrong.yaml")
        try repository.git(["add", "--all"])
        try repository.git(["commit", "--quiet", "--no-verify", "--message=x"])
        // Made after the sources, so that the hook believes it.
        try repository.build("exec \"\(try CommandRun.executable)\" \"$@\" --no-attack")
        let stopped = try repository.git(["push", "origin", "main"], fails: true)
        #expect(stopped.contains("Fixtures/aircraft/wrong.yaml, which asks about aircraft"), "\(stopped)")
        #expect(stopped.contains("the push is stopped (exit code "))
    }

    @Test func aForeignHookIsLeftOrKeptAndAskedFirst() throws {
        let repository = try Repository()
        try repository.build(Self.fake)
        let foreign = "#!/bin/sh\necho \"foreign $* $(cat)\" >&2\nexit ${FOREIGN_STATUS:-0}\n"
        try repository.write(foreign, to: ".git/hooks/pre-push", executable: true)
        let refused = try repository.hooks(["install"])
        #expect(refused.status == 2)
        #expect(refused.messages.contains(".git/hooks/pre-push is there already and is not ours; nothing was changed."))
        #expect(!FileManager.default.fileExists(atPath: repository.top + "/.git/hooks/pre-commit"))
        #expect(try repository.hooks().output.contains("pre-push: not ours"))
        let forced = try repository.hooks(["install", "--force"])
        #expect(forced.output.contains("against what the remote has, behind pre-push.before-featurestore\n"))
        // A second time it stays what is asked first.
        #expect(try repository.hooks(["install", "--force"]).output.contains("behind pre-push.before-featurestore\n"))
        let remote = repository.folder.path + "/remote.git"
        try repository.git(["init", "--quiet", "--bare", remote])
        let pushed = try repository.git(["push", remote, "main"])
        #expect(pushed.contains("foreign \(remote) \(remote) refs/heads/main "), "\(pushed)")
        #expect(pushed.contains("called verify in work tree"))
        let stopped = try repository.git(
            ["push", remote, "main:again"], environment: ["FOREIGN_STATUS": "1"], fails: true)
        #expect(!stopped.contains("called"))
        #expect(try repository.hooks(["remove"]).output.contains("pre-push.before-featurestore has its place again\n"))
        #expect(try String(contentsOfFile: repository.top + "/.git/hooks/pre-push", encoding: .utf8) == foreign)
    }

    @Test func coreHooksPathIsRespected() throws {
        let repository = try Repository(package: "below")
        try repository.git(["config", "core.hooksPath", "our hooks"])
        #expect(try repository.hooks(["install"]).output.contains("installed our hooks/pre-commit: "))
        try repository.build(Self.fake)
        let commit = ["commit", "--quiet", "--allow-empty", "--message=x"]
        #expect(try repository.git(commit).contains("called verify --check in below"))
        let shared = try TemporaryFolder()
        try repository.git(["config", "core.hooksPath", shared.path])
        let refused = try repository.hooks(["install"])
        #expect(refused.status == 2)
        #expect(refused.messages.contains("outside of this repository: others may use it too"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: shared.path).isEmpty)
        #expect(try repository.hooks(["install", "--force"]).status == 0)
    }

    @Test func twoPackagesOfOneRepositoryDoNotTakeEachOthersHooks() throws {
        let repository = try Repository(package: "one")
        #expect(try repository.hooks(["install"]).status == 0)
        try repository.write("// swift-tools-version: 6.2\n", to: "two/Package.swift")
        let refused = try CommandRun.featurestore(["hooks", "install"], in: repository.top + "/two")
        #expect(refused.status == 2)
        #expect(refused.messages.contains("is of the package in one; nothing was changed"))
    }

    @Test func outsideOfARepositoryThereAreNoHooks() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(["hooks", "install"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains("lies in no git repository"))
    }
}
