import Foundation
import Testing

/// `featurestore verify --changed`, in repositories that hold this package's pairs and fixtures as of an older state.
@Suite struct ChangedTests {
    /// A git repository with the pairs that the tests' binary was built with, and a few fixtures.
    private struct Repository {
        let folder: TemporaryFolder
        /// The package's folder below the top; "" for the top.
        let package: String

        init(package: String = "") throws {
            folder = try TemporaryFolder()
            self.package = package
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for name in ["Features", "Fixtures/aircraft", "Fixtures/route"] {
                let target = "\(path)/\(name)"
                try FileManager.default.createDirectory(
                    at: URL(filePath: target).deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: "\(CommandRun.package)/\(name)", toPath: target)
            }
            try git(["init", "--quiet", "--initial-branch=main"])
        }

        var path: String { package.isEmpty ? folder.path : "\(folder.path)/\(package)" }

        func write(_ text: String, to name: String) throws {
            try folder.write(text, to: package.isEmpty ? name : "\(package)/\(name)")
        }

        func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

        func commit() throws {
            try git(["add", "--all"])
            try git(["commit", "--quiet", "--message=state"])
        }

        func git(_ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", folder.path, "-c", "user.name=t", "-c", "user.email=t@example.com"] + arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "git \(arguments)")
        }

        func verify(_ arguments: [String] = []) throws -> CommandRun {
            try CommandRun.featurestore(["verify", "--no-attack", "--changed"] + arguments, in: path)
        }
    }

    /// A view's text as an older state had it, so that the working tree holds what the binary was built with.
    private func older(_ file: String) throws -> String {
        let text = try String(contentsOfFile: "\(CommandRun.package)/\(file)", encoding: .utf8)
        return text
            + (file.hasSuffix(".yaml") ? "\n# older\n" : file.hasSuffix(".sql") ? "\n-- older\n" : "\n// older\n")
    }

    /// Commits the older state of some files, then brings them to the present one.
    private func repository(changing files: [String], package: String = "") throws -> Repository {
        let repository = try Repository(package: package)
        for file in files { try repository.write(older(file), to: file) }
        try repository.commit()
        for file in files {
            try repository.write(
                String(contentsOfFile: "\(CommandRun.package)/\(file)", encoding: .utf8), to: file)
        }
        return repository
    }

    @Test(arguments: ["Features/aircraft/LateStreak.swift", "Features/aircraft/LateStreak.sql"])
    func aChangedHalfChoosesItsView(half: String) throws {
        let run = try repository(changing: [half]).verify()
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.messages.hasPrefix("changed since HEAD ("))
        #expect(run.messages.contains("): 1 of "))
        #expect(run.messages.contains("\n  LateStreak  \(half)\n"))
        #expect(run.output.contains("agreed: 1 view, 2 features"))
    }

    @Test func aTextForSQLiteThatIsGoneChoosesItsView() throws {
        let repository = try Repository()
        let file = "Features/aircraft/LateStreak.sqlite.sql"
        try repository.write("SELECT 1\n", to: file)
        try repository.commit()
        try repository.remove(file)
        #expect(try repository.verify().messages.contains("\n  LateStreak  \(file)\n"))
    }

    @Test func namesAndChangesBothChoose() throws {
        let repository = try repository(changing: [
            "Features/aircraft/LateStreak.swift", "Features/route/RouteTraffic.sql",
        ])
        let run = try repository.verify(["Route*"])
        #expect(run.messages.contains("\n  RouteTraffic  Features/route/RouteTraffic.sql\n"))
        #expect(!run.messages.contains("LateStreak"))
        #expect(run.output.contains("agreed: 1 view"))
    }

    @Test func aPackageBelowTheTopIsFound() throws {
        let file = "Features/aircraft/LateStreak.sql"
        let repository = try repository(changing: [file], package: "pairs/of ours")
        try repository.folder.write("let x = 1\n", to: "elsewhere/x.swift")
        let run = try repository.verify()
        #expect(run.messages.contains("\n  LateStreak  \(file)\n"), "\(run.messages)")
        #expect(run.output.contains("agreed: 1 view"))
    }

    private static let fixture = """
        about: One question.
        spine: [ { KEYS, as_of: 2013-05-01T00:00:00Z } ]
        """

    @Test func aFixtureChoosesTheViewsOfWhatItAsksAboutNowAndBefore() throws {
        let repository = try Repository()
        try repository.write(Self.fixture.replacing("KEYS", with: "carrier: AA"), to: "Fixtures/one.yaml")
        try repository.commit()
        try repository.write(Self.fixture.replacing("KEYS", with: "origin: JFK, dest: LAX"), to: "Fixtures/one.yaml")
        let run = try repository.verify()
        #expect(run.messages.contains("  RouteTraffic  "), "\(run.messages)")
        #expect(run.messages.contains("Fixtures/one.yaml, which asks about route\n"))
        #expect(run.messages.contains("Fixtures/one.yaml, which asks about carrier\n"))
        #expect(!run.messages.contains("RecentDelays"))
    }

    @Test func aNewFixtureOfAnyNameAndARemovedOneCount() throws {
        let repository = try Repository()
        try repository.write(Self.fixture.replacing("KEYS", with: "carrier: AA"), to: "Fixtures/gone.yaml")
        try repository.commit()
        try repository.remove("Fixtures/gone.yaml")
        let name = "Fixtures/aircraft/\u{E4} \"b\" 'c'.yaml"
        try repository.write(Self.fixture.replacing("KEYS", with: "tailnum: N1"), to: name)
        let run = try repository.verify()
        #expect(run.messages.contains("\(name), which asks about aircraft\n"), "\(run.messages)")
        #expect(run.messages.contains("Fixtures/gone.yaml, which asks about carrier\n"))
        #expect(!run.messages.contains("RouteTraffic"))
    }

    @Test func whatCanDecideAnyAnswerChoosesAllViews() throws {
        let configured = try repository(changing: ["Features/featurestore.yaml"]).verify(["RecentDelays"])
        #expect(configured.messages.contains("all of 1 view, for Features/featurestore.yaml\n"))
        let helped = try Repository()
        try helped.commit()
        for (name, text) in [("Sources/Helper.swift", "let x = 1\n"), ("Fixtures/broken.yaml", "about: [\n")] {
            try helped.write(text, to: name)
            #expect(try helped.verify(["RecentDelays"]).messages.contains("all of 1 view, for \(name)\n"))
            try helped.remove(name)
        }
        try helped.write("about: none\n", to: "Fixtures/samples/all/sample.yaml")
        #expect(try helped.verify().messages.contains(", for Fixtures/samples/all/sample.yaml\n"))
    }

    @Test func casesThatGitDoesNotFollowChooseAllViews() throws {
        let repository = try Repository()
        try repository.commit()
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(Self.fixture.replacing("KEYS", with: "tailnum: N1"), to: "one.yaml")
        let outside = try repository.verify(["RecentDelays", "--fixtures", elsewhere.path])
        #expect(outside.messages.contains("all of 1 view, for \(elsewhere.path), which git does not follow\n"))
        try repository.write("ignored/\n", to: ".gitignore")
        try repository.write(Self.fixture.replacing("KEYS", with: "tailnum: N1"), to: "ignored/one.yaml")
        let ignored = try repository.verify(["RecentDelays", "--fixtures", "ignored"])
        #expect(ignored.messages.contains("all of 1 view, for ignored, which git does not follow\n"))
    }

    @Test func nothingThatMattersVerifiesNothing() throws {
        let repository = try Repository()
        try repository.write("select 1\n", to: "Features/Gone.sql")
        try repository.write("// gone\n", to: "Features/Gone.swift")
        try repository.commit()
        try repository.remove("Features/Gone.sql")
        try repository.remove("Features/Gone.swift")
        try repository.write("Read me.\n", to: "README.md")
        let run = try repository.verify()
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.messages.hasSuffix("): 3 files, none of which a view depends on; nothing is verified\n"))
        let json = try repository.verify(["--format", "json"])
        #expect(json.output.contains("\"conclusion\" : \"agreed\""))
    }

    /// What the current branch did counts, what the base did since they parted does not.
    @Test func theBaseIsWhereTheBranchesParted() throws {
        let file = "Features/aircraft/LateStreak.swift"
        let repository = try repository(changing: [file])
        try repository.git(["checkout", "--quiet", "-b", "work"])
        try repository.commit()
        try repository.git(["checkout", "--quiet", "main"])
        try repository.write("later\n", to: "Features/route/RouteTraffic.sql")
        try repository.commit()
        try repository.git(["checkout", "--quiet", "work"])
        #expect(try repository.verify().messages.contains("nothing is verified"))
        let run = try repository.verify(["--base", "main"])
        #expect(run.messages.hasPrefix("changed since main ("))
        #expect(run.messages.contains("): 1 of "))
        #expect(run.messages.contains("\n  LateStreak  \(file)\n"))
    }

    @Test func wrongUseIsAnsweredWithWhatToDo() throws {
        let none = try TemporaryFolder()
        let nowhere = try CommandRun.featurestore(["verify", "--changed"], in: none.path)
        #expect(nowhere.status == 2)
        #expect(nowhere.messages.contains("lies in no git repository"))
        let repository = try Repository()
        let unborn = try repository.verify()
        #expect(unborn.status == 2)
        #expect(unborn.messages.contains("git knows no commit by the name 'HEAD'"))
        try repository.commit()
        for base in ["no-such", "--output=x", "HEAD:Features"] {
            let run = try repository.verify(["--base=\(base)"])
            #expect(run.status == 2, "\(base)")
            #expect(run.messages.contains("git knows no commit by the name '\(base)'"), "\(run.messages)")
        }
        let alone = try CommandRun.featurestore(["verify", "--base", "main"])
        #expect(alone.status == 2)
        #expect(alone.messages.contains("give --changed too"))
        try repository.git(["checkout", "--quiet", "--orphan", "other"])
        try repository.write("Another beginning.\n", to: "README.md")
        try repository.commit()
        let unrelated = try repository.verify(["--base", "main"])
        #expect(unrelated.status == 2)
        #expect(unrelated.messages.contains("have no commit in common"))
    }
}
