import Subprocess

/// The git repository around a folder, asked through the command `git`.
struct GitRepository: Sendable {
    /// The working tree's top folder.
    let top: String

    /// Finds the repository around a folder; nil where there is none, or no `git`.
    init?(ifAround folder: String) async throws {
        let found: Answer
        do {
            found = try await Self.ask(["rev-parse", "--show-toplevel"], in: folder)
        } catch is CommandFailure {
            return nil
        }
        guard found.isSuccess, let top = found.lines.first else { return nil }
        self.top = top
    }

    /// Finds the repository around a folder.
    ///
    /// - Throws: ``CommandFailure`` when there is none, or no `git`.
    init(around folder: String) async throws {
        let found = try await Self.ask(["rev-parse", "--show-toplevel"], in: folder)
        guard found.isSuccess, let top = found.lines.first else {
            throw CommandFailure(
                "--changed compares with a git base, and \(folder) lies in no git repository with a working tree"
                    + "\(found.complaint). Verify without --changed, or begin one with git init.")
        }
        self.top = top
    }

    /// The commit at which the current one and a base parted.
    ///
    /// - Parameter base: a branch, a tag or a commit.
    /// - Throws: ``CommandFailure`` when git does not know the base, or the two have nothing in common.
    func parting(from base: String) async throws -> String {
        let known = try await Self.ask(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(base)^{commit}"], in: top)
        guard known.isSuccess, let commit = known.lines.first else {
            throw CommandFailure(
                "git knows no commit by the name '\(base)'. Name a branch, a tag or a commit with --base, and fetch it "
                    + "first where the clone is shallow.")
        }
        let parting = try await Self.ask(["merge-base", commit, "HEAD"], in: top)
        guard parting.isSuccess, let commit = parting.lines.first else {
            throw CommandFailure(
                "'\(base)' and the current commit have no commit in common that this clone holds\(parting.complaint). "
                    + "Fetch more of the history, or name another base with --base.")
        }
        return commit
    }

    /// The files that differ between a commit and the working tree, as paths from the top folder, in their order.
    ///
    /// Removed files and such as are not yet added are among them; files that git ignores are not looked at.
    func changedFiles(since commit: String) async throws -> [String] {
        let tracked = try await succeeded(
            ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules", commit, "--"])
        let untracked = try await succeeded(["ls-files", "-z", "--others", "--exclude-standard"])
        return Set(tracked.entries + untracked.entries).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A file as a commit had it, or nil when it had none there.
    func text(of path: String, at commit: String) async throws -> String? {
        let shown = try await Self.ask(["cat-file", "blob", "\(commit):\(path)"], in: top)
        return shown.isSuccess ? String(validating: shown.bytes, as: UTF8.self) : nil
    }

    /// A folder's path below the top, with a slash behind it, "" for the top itself; nil when it lies elsewhere or git
    /// ignores it, so that its changes are not known.
    func path(ofFolder folder: String) async throws -> String? {
        let found = try await Self.ask(["rev-parse", "--show-toplevel", "--show-prefix"], in: folder)
        guard found.isSuccess, found.lines.first == top else { return nil }
        guard let prefix = found.lines.dropFirst().first else { return "" }
        let ignored = try await Self.ask(["check-ignore", "--quiet", "--", "./" + prefix.dropLast()], in: top)
        return ignored.isSuccess ? nil : prefix
    }

    /// What git says, where it must not fail.
    ///
    /// - Throws: ``CommandFailure`` with what it complains about.
    func succeeded(_ arguments: [String]) async throws -> Answer {
        let answer = try await Self.ask(arguments, in: top)
        guard answer.isSuccess else {
            throw CommandFailure("git \(arguments[0]) failed\(answer.complaint).", status: .undecided)
        }
        return answer
    }

    /// What one call of `git` said.
    struct Answer {
        let isSuccess: Bool
        let bytes: [UInt8]
        let message: String

        /// The text, by lines.
        var lines: [String] {
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        }
        /// The text, by NUL: paths may hold anything else.
        var entries: [String] { bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
        /// What git said about its failure, in brackets.
        var complaint: String {
            let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return line.isEmpty ? "" : " (\(line))"
        }
    }

    /// Calls `git` in a folder.
    static func ask(_ arguments: [String], in folder: String) async throws -> Answer {
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(["-C", folder] + arguments),
                // A hook runs with these set for its own repository, relative to its own folder.
                environment: .inherit.updating([
                    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_PREFIX": nil,
                    "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
                ]),
                output: .bytes(limit: 256 << 20), error: .string(limit: 1 << 20))
            return Answer(
                isSuccess: result.terminationStatus.isSuccess, bytes: result.standardOutput,
                message: result.standardError)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw CommandFailure("git, which is asked about changes, cannot be run: \(error). Install git.")
        }
    }
}
