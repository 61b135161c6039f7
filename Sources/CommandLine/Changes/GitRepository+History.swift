import Contracts

extension GitRepository {
    /// Whether the clone lacks older commits, so that who wrote a line cannot be told.
    func isShallow() async throws -> Bool {
        try await succeeded(["rev-parse", "--is-shallow-repository"]).lines.first == "true"
    }

    /// Whether there is a commit.
    func hasCommit() async throws -> Bool {
        try await Self.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: top).isSuccess
    }

    /// Of these files, named from a folder, those of which the last commit has another text, or none.
    ///
    /// What git ignores, or what lies outside of the repository, is among them: nobody else could see it. While a merge, a
    /// rebase or the like waits for its commit, what is staged for that commit counts as committed.
    func uncommitted(_ files: [String], in folder: String) async throws -> [String] {
        let base = try await isBetweenCommits() ? [] : ["HEAD"]
        var byFolder: [String: [String]] = [:]
        for file in files {
            let parts = file.split(separator: "/", omittingEmptySubsequences: false)
            byFolder[parts.dropLast().joined(separator: "/"), default: []].append(String(parts[parts.count - 1]))
        }
        var clean: Set<String> = []
        for (path, names) in byFolder {
            let place = path.hasPrefix("/") ? path : path.isEmpty ? folder : "\(folder)/\(path)"
            let tracked = try await Self.ask(["--literal-pathspecs", "ls-files", "-z", "--"] + names, in: place)
            // Git's own notion of sameness, so that line ends that it converts do not count.
            let changed = try await Self.ask(
                ["--literal-pathspecs", "diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff"]
                    + base + ["--"] + names, in: place)
            guard tracked.isSuccess, changed.isSuccess else { continue }
            for name in Set(tracked.entries).subtracting(changed.entries) {
                clean.insert(path.isEmpty ? name : "\(path)/\(name)")
            }
        }
        return files.filter { !clean.contains($0) }
    }

    /// Whether a merge, a rebase, a cherry-pick or a revert waits for its commit.
    private func isBetweenCommits() async throws -> Bool {
        for name in ["MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD"] {
            if try await Self.ask(["rev-parse", "--verify", "--quiet", name], in: top).isSuccess { return true }
        }
        return false
    }

    /// The case files below a folder that the last commit has and the disk has not, as paths from that folder.
    func removedFiles(below folder: String) async throws -> [String] {
        try await Self.ask(["ls-files", "-z", "--deleted", "--", "."], in: folder).entries
    }

    /// Who wrote lines of a file, each line by whoever changed more than its blanks last.
    ///
    /// - Parameters:
    ///   - lines: the lines that count, from 1 on.
    /// - Returns: the authors as `Name <mail>`, by `.mailmap` where there is one, with how many of the lines are theirs;
    ///   nil where git knows nothing of the file.
    func authors(of file: String, in folder: String, lines: Set<Int>) async throws -> [(author: String, lines: Int)]? {
        let path = file.hasPrefix("/") ? file : "./\(file)"
        let blame = try await Self.ask(["blame", "-w", "--line-porcelain", "--", path], in: folder)
        guard blame.isSuccess else { return nil }
        let unborn = try await identity()
        var counts: [String: Int] = [:]
        var (name, mail, line) = ("", "", 0)
        for text in String(decoding: blame.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if text.hasPrefix("author ") {
                name = String(text.dropFirst("author ".count))
            } else if text.hasPrefix("author-mail ") {
                mail = String(text.dropFirst("author-mail ".count))
            } else if text.hasPrefix("\t") {
                // The line itself stands behind what is known of it.
                guard lines.contains(line) else { continue }
                // What is staged for the commit of a merge is by whoever makes it.
                let author = mail == "<not.committed.yet>" ? unborn ?? name : "\(name) \(mail)"
                counts[author, default: 0] += 1
            } else {
                let words = text.split(separator: " ")
                if let commit = words.first, commit.count >= 40, commit.allSatisfy(\.isHexDigit), words.count >= 3 {
                    line = Int(words[2]) ?? 0
                }
            }
        }
        return counts.map { (author: $0.key, lines: $0.value) }.sorted {
            ($1.lines, $0.author) < ($0.lines, $1.author)
        }
    }

    /// Who is at work here, as git would sign a commit: `Ada Lovelace <ada@example.org>`; nil where git was not told.
    func identity() async throws -> String? {
        let name = try await Self.ask(["config", "user.name"], in: top).lines.first
        let mail = try await Self.ask(["config", "user.email"], in: top).lines.first
        guard let name else { return mail }
        return mail.map { "\(name) <\($0)>" } ?? name
    }
}
