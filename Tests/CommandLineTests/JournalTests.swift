import Foundation
import Testing

/// `featurestore journal`, as a team uses it: in real repositories, from several processes, over branches.
@Suite struct JournalTests {
    /// A git repository with the pairs that the tests' binary was built with.
    private struct Repository {
        let folder: TemporaryFolder
        let path: String
        var journal: String { "\(path)/.featurestore/journal.ndjson" }

        /// - Parameter committed: whether the team commits its journal, merging it line by line where `union` says so.
        init(committed: Bool = false, union: Bool = true) throws {
            folder = try TemporaryFolder()
            path = folder.path
            try FileManager.default.copyItem(
                atPath: "\(CommandRun.package)/Features", toPath: "\(path)/Features")
            if committed {
                try folder.write(
                    union ? ".featurestore/journal.ndjson merge=union\n" : "\n", to: ".gitattributes")
            } else {
                try folder.write(".featurestore/\n", to: ".gitignore")
            }
            try git(["init", "--quiet", "--initial-branch=main"])
            try git(["config", "user.name", "Ada Lovelace"])
            try git(["config", "user.email", "ada@example.org"])
            try commit()
        }

        func commit() throws {
            try git(["add", "--all"])
            try git(["commit", "--quiet", "--allow-empty", "--message=state"])
        }

        @discardableResult
        func git(_ arguments: [String], mayFail: Bool = false) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["git", "-C", path] + arguments
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(mayFail || process.terminationStatus == 0, "git \(arguments)")
            return process.terminationStatus
        }

        func run(_ arguments: [String]) throws -> CommandRun { try CommandRun.featurestore(arguments, in: path) }

        func note(_ text: String, at: String) throws {
            #expect(try run(["journal", "add", text, "--at", at]).status == 0)
        }

        /// The notes of the journal, the oldest first.
        func notes() throws -> [String] { try entries().compactMap { $0["note"] as? String } }

        func entries(_ arguments: [String] = []) throws -> [[String: Any]] {
            let listed = try run(["journal", "--format", "json"] + arguments)
            #expect(listed.status == 0, "\(listed.messages)")
            return try #require(try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
        }
    }

    /// Nothing of it may ever be in a journal, and it diverges from what was worked by hand.
    private static let marked = """
        about: MARKED-ABOUT
        rows:
          flights:
            - { flight_id: 918273645, tailnum: MARKED-TAIL, scheduled_at: 2013-03-12T07:41:53Z, dep_delay: 192837,
                departed_at: 2013-03-12T07:42:54Z }
            - { flight_id: 2, tailnum: MARKED-TAIL, scheduled_at: 2013-03-13T07:00:00Z, dep_delay: 4,
                departed_at: 2013-03-13T07:00:00Z }
        defaults:
          flights: { origin: MARKED-ORIGIN, dest: LAX, carrier: MARKED-CARRIER }
        spine:
          - { tailnum: MARKED-TAIL, as_of: 2013-03-17T07:00:00Z,
              expect: { RecentDelays: { departures_7d: 564738291 } }, because: MARKED-BECAUSE }
          - { tailnum: MARKED-TAIL, as_of: 2013-03-12T20:00:00Z }
        """

    @Test func aRunIsWrittenDownWithoutAnyValue() throws {
        let repository = try Repository()
        try repository.folder.write(Self.marked, to: "Cases/aircraft/MARKED-CASE.yaml")
        try repository.commit()
        let command = [
            "verify", "RecentDelays", "--cases", "60", "--budget", "5m", "--fixtures", "Cases",
            "--at", "2026-11-22T10:00:00Z",
        ]
        let run = try repository.run(command)
        #expect(run.status == 1 && run.messages.isEmpty, "\(run.messages)")
        let text = try String(contentsOfFile: repository.journal, encoding: .utf8)
        for mark in ["MARKED-TAIL", "918273645", "564738291"] { #expect(run.output.contains(mark), "\(run.output)") }
        for mark in ["MARKED", "918273645", "192837", "564738291", "07:41:53", "07:42:54"] {
            #expect(!text.contains(mark), "\(mark): \(text)")
        }
        let entry = try #require(try repository.entries().first)
        #expect(entry["verb"] as? String == "verify" && entry["conclusion"] as? String == "diverged")
        #expect(entry["author"] as? String == "Ada Lovelace <ada@example.org>")
        #expect((entry["commit"] as? String)?.count == 40 && entry["dirty"] as? Bool == false)
        let view = try #require((entry["views"] as? [[String: Any]])?.first)
        let warehouse = try #require((view["warehouses"] as? [[String: Any]])?.first)
        #expect((warehouse["questions"] as? [String: Int])?["fixture"] == 2 && warehouse["seed"] as? String == "1")
        let findings = try #require(warehouse["findings"] as? [[String: Any]])
        #expect(findings.map { $0["class"] as? String } == ["golden-contradicted"])

        // The same run of the same sources at the same time is the same entry; changed sources are said.
        #expect(try repository.run(command).status == 1)
        #expect(try repository.entries().count == 1)
        try repository.folder.write("new", to: "Features/new.md")
        #expect(try repository.run(command).status == 1)
        #expect(try repository.entries().compactMap { $0["dirty"] as? Bool }.sorted { !$0 && $1 } == [false, true])

        let shown = try repository.run(["journal", "show", String((entry["id"] as? String ?? "").prefix(12))])
        #expect(shown.output.contains("golden-contradicted departures_7d"), "\(shown.output)")
        #expect(try repository.run(["journal", "show", "ffff"]).status == 2)
    }

    @Test func severalProcessesAppendWithoutLosingALine() throws {
        let repository = try Repository()
        let executable = try CommandRun.executable
        let processes = try (0..<12).map { number in
            let process = Process()
            process.executableURL = URL(filePath: executable)
            process.arguments = ["journal", "add", "note \(number) " + String(repeating: "x", count: 9_000)]
            process.currentDirectoryURL = URL(filePath: repository.path)
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            return process
        }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(Set(try repository.notes().map { $0.prefix(8) }).count == 12)
        let text = try String(contentsOfFile: repository.journal, encoding: .utf8)
        #expect(text.split(separator: "\n").count == 12 && text.hasSuffix("\n"))
    }

    @Test func branchesThatCommitTheirJournalMergeByUnionAndByHand() throws {
        for union in [true, false] {
            let repository = try Repository(committed: true, union: union)
            try repository.note("common", at: "2026-01-01T00:00:00Z")
            try repository.commit()
            try repository.git(["checkout", "--quiet", "-b", "other"])
            try repository.note("other", at: "2026-01-02T00:00:00Z")
            try repository.commit()
            try repository.git(["checkout", "--quiet", "main"])
            try repository.note("main", at: "2026-01-03T00:00:00Z")
            try repository.commit()
            let merged = try repository.git(["merge", "--quiet", "--no-edit", "other"], mayFail: true)
            #expect((merged == 0) == union)
            // Also while the markers of the conflict stand in it.
            #expect(try repository.notes() == ["common", "other", "main"])
            let settled = try repository.run(["journal", "merge"])
            #expect(settled.status == 0, "\(settled.messages)")
            let text = try String(contentsOfFile: repository.journal, encoding: .utf8)
            #expect(!text.contains("<<<<") && text.split(separator: "\n").count == 3)
            #expect(try repository.notes() == ["common", "other", "main"])
        }
    }

    @Test func anotherClonesJournalIsMerged() throws {
        let (one, two) = (try Repository(), try Repository())
        try one.note("one", at: "2026-01-01T00:00:00Z")
        try two.note("two", at: "2026-01-02T00:00:00Z")
        let merged = try one.run(["journal", "merge", two.journal])
        #expect(merged.output == "1 entry added to .featurestore/journal.ndjson\n", "\(merged.messages)")
        #expect(try one.run(["journal", "merge", two.journal]).output.hasPrefix("0 entries added"))
        #expect(try one.notes() == ["one", "two"])
        #expect(try one.run(["journal", "merge", "nowhere"]).status == 2)
    }

    @Test func aTornLineIsToldAndTheNextEntryIsWhole() throws {
        let repository = try Repository()
        try repository.note("first", at: "2026-01-01T00:00:00Z")
        let whole = try String(contentsOfFile: repository.journal, encoding: .utf8)
        try Data((whole + whole.prefix(50)).utf8).write(to: URL(filePath: repository.journal))
        let listed = try repository.run(["journal"])
        #expect(listed.output.contains("first") && listed.messages.contains("journal.ndjson:2: the line is cut off"))
        try repository.note("second", at: "2026-01-02T00:00:00Z")
        #expect(try repository.notes() == ["first", "second"])
    }

    @Test func sinceTakesDaysInstantsAndDurations() throws {
        let repository = try Repository()
        for day in ["01", "15", "31"] { try repository.note("day \(day)", at: "2026-01-\(day)T12:00:00Z") }
        for (since, expected) in [
            ("2026-01-15", ["day 15", "day 31"]), ("2026-01-15T12:00:00.000001Z", ["day 31"]),
            ("20d", ["day 15", "day 31"]), ("12h", []),
        ] {
            let found = try repository.entries(["--since", since, "--at", "2026-02-01T01:00:00Z"])
            #expect(found.compactMap { $0["note"] as? String } == expected, "\(since)")
        }
        #expect(try repository.run(["journal", "--since", "soon"]).status == 2)
        #expect(try repository.run(["journal", "add", "x", "--view", "RecentDelay"]).messages.contains("RecentDelays"))
        let page = try repository.run(["journal", "--format", "markdown"])
        #expect(page.output.contains("3 notes") && page.output.contains("- 2026-01-15, Ada Lovelace: day 15"))
    }

    @Test func aJournalThatCannotBeWrittenIsAWarningAndNoFailure() throws {
        let repository = try Repository()
        try repository.folder.write(Self.marked.replacing("564738291", with: "2"), to: "Cases/aircraft/one.yaml")
        let command = ["verify", "RecentDelays", "--no-attack", "--fixtures", "Cases"]
        try repository.folder.write("a file where the folder would be", to: ".featurestore")
        let run = try repository.run(command)
        #expect(run.status == 0 && run.messages.contains("warning: .featurestore/journal.ndjson cannot be written"))
        let silent = try repository.run(command + ["--no-journal"])
        #expect(silent.status == 0 && silent.messages.isEmpty)
    }

    @Test func aNewPackageKeepsItsJournalToItselfUntilTheTeamSaysOtherwise() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(
            ["init", folder.path + "/new", "--package", CommandRun.package])
        #expect(run.status == 0, "\(run.messages)")
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(folder.path)/new/\(name)", encoding: .utf8)
        }
        #expect(try text(".gitignore").contains(".featurestore/\n"))
        #expect(try text(".gitattributes").contains("# .featurestore/journal.ndjson merge=union\n"))
    }
}
