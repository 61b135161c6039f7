extension GitRepository {
    /// The commit that the working tree was made of, or nil before the first.
    func commit() async throws -> String? {
        let found = try await Self.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: top)
        return found.isSuccess ? found.lines.first : nil
    }

    /// Whether files below a folder differ from the commit, or are new; what git ignores does not count.
    ///
    /// - Parameter except: a file that does not count, by its path from the folder.
    func hasChanges(below folder: String, except: String) async throws -> Bool {
        let exclusion = except.hasPrefix("/") || except.hasPrefix("../") ? [] : [":(exclude,literal)\(except)"]
        let status = try await Self.ask(
            ["status", "--porcelain", "--untracked-files=all", "--ignore-submodules", "--", "."] + exclusion, in: folder
        )
        return !status.isSuccess || !status.lines.isEmpty
    }
}
