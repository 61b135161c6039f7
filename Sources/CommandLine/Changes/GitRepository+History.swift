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
    /// What git ignores, or what lies outside of the repository, is among them: nobody else could see it.
    func uncommitted(_ files: [String], in folder: String) async throws -> [String] {
        var found: [String] = []
        for file in files {
            let path = file.hasPrefix("/") ? file : "./\(file)"
            let tracked = try await Self.ask(["ls-files", "--error-unmatch", "-z", "--", path], in: folder)
            guard tracked.isSuccess else {
                found.append(file)
                continue
            }
            // Git's own notion of sameness, so that line ends that it converts do not count.
            let same = try await Self.ask(["diff", "--quiet", "--no-ext-diff", "HEAD", "--", path], in: folder)
            if !same.isSuccess { found.append(file) }
        }
        return found
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
        let blame = try await Self.ask(["blame", "-w", "--line-porcelain", "HEAD", "--", path], in: folder)
        guard blame.isSuccess else { return nil }
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
                if lines.contains(line) { counts["\(name) \(mail)", default: 0] += 1 }
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
