import Contracts
import FeatureStore
import Foundation
import PromotionRecords
import Testing

/// `featurestore verify --check`: records against the sources on disk.
@Suite struct CheckTests {
    private let folder: TemporaryFolder

    /// A package of this repository's pairs, without git and without anything promoted.
    init() throws {
        folder = try TemporaryFolder()
        for name in ["Features", "Fixtures"] {
            try FileManager.default.copyItem(
                atPath: "\(CommandRun.package)/\(name)", toPath: "\(folder.path)/\(name)")
        }
    }

    private func check(_ arguments: [String] = []) throws -> CommandRun {
        try CommandRun.featurestore(["verify", "--check"] + arguments, in: folder.path)
    }

    /// What `--format json` says of a view, by the names of what changed.
    private func changes(_ view: String) throws -> [String: String] {
        let run = try check([view, "--format", "json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let views = try #require(object["views"] as? [[String: Any]])
        let changed = try #require(views.first?["changed"] as? [[String: Any]])
        var changes: [String: String] = [:]
        for change in changed {
            if let what = change["what"] as? String { changes[what] = change["now"] as? String ?? "" }
        }
        return changes
    }

    private func write(_ record: PromotionRecord) throws {
        try folder.write(record.text, to: "Promotions/\(record.fileName)")
    }

    /// A record of the view as it lies on disk; what it was proved with is not what is there.
    private func record(_ name: String) throws -> PromotionRecord {
        var files: [String: String] = [:]
        for case let file as String in try #require(
            FileManager.default.enumerator(atPath: "\(folder.path)/Features"))
        {
            guard [".sql", ".swift", ".yaml"].contains(where: file.hasSuffix) else { continue }
            files["Features/\(file)"] = try String(
                contentsOfFile: "\(folder.path)/Features/\(file)", encoding: .utf8)
        }
        let project = try ProjectLoader.load(files: files)
        let view = try #require(project.view(name))
        let now = Fingerprints.of(view, in: project)
        let environment = PromotionEnvironment(
            warehouse: "local", engine: "sqlite", engineVersion: "3", toolchain: "Swift version 5.0",
            optimisation: "other", architecture: "other")
        return PromotionRecord(
            view: view.family, version: view.version,
            promoted: .init(at: Timestamp(microseconds: 0), by: "Ada <ada@example.org>", number: 1),
            hashes: .init(sql: now.sql, swift: now.swift, contract: now.contract),
            evidence: PromotionEvidence(
                environment: environment, seed: 1, questions: .init(fixtures: 1, samples: 0, generated: 0),
                attack: nil,
                decisions: .init(checked: [], unchecked: []), properties: []),
            authors: .known(sql: ["Ada"], swift: ["Ada"]), contract: now.contractLines,
            sql: view.sql.text,
            swift: view.swift.text)
    }

    @Test func `Where nothing is promoted there is nothing to hold`() throws {
        let run = try check()
        #expect(run.status == 3)
        #expect(
            run.output.contains(
                "RecentDelays@1  never promoted\n    needed by delay_model_v1: lookups are refused\n"))
        #expect(run.output.hasSuffix("Nothing is promoted: begin with `featurestore promote`.\n"))
    }

    @Test func `What was proved with other things is re-opened, and what matches all of it holds`()
        throws
    {
        var record = try record("RecentDelays")
        try write(record)
        let open = try changes("RecentDelays")
        #expect(
            open.keys.sorted() == [
                "architecture", "engine", "fixtures", "optimisation", "swift zones", "toolchain", "warehouse",
            ])
        #expect(try check(["RecentDelays"]).status == 0)
        #expect(try check(["RecentDelays", "--strict"]).status == 4)

        record.hashes.fixtures = open["fixtures"]
        record.evidence.environment.warehouse = try #require(open["warehouse"])
        record.evidence.environment.engine = try #require(open["engine"])
        record.evidence.environment.swiftZones = open["swift zones"]
        record.evidence.environment.toolchain = open["toolchain"]
        record.evidence.environment.optimisation = try #require(open["optimisation"])
        record.evidence.environment.architecture = try #require(open["architecture"])
        try write(record)
        let holds = try check(["RecentDelays", "--strict"])
        #expect(holds.status == 0, "\(holds.output)")
        #expect(
            holds.output.contains(
                "RecentDelays@1  promoted, 1970-01-01T00:00:00Z by Ada <ada@example.org>; one author"))
        // The other views were never promoted; a service needs them, which only --strict minds.
        #expect(try check().status == 0)
        #expect(try check(["--strict"]).status == 4)

        try folder.write(
            "about: One more.\nrows: {}\nspine:\n  - { tailnum: N1, as_of: 2013-03-17T07:00:00Z }\n",
            to: "Fixtures/aircraft/more.yaml")
        #expect(try changes("RecentDelays").keys.sorted() == ["fixtures"])
    }

    @Test func `A changed half voids the record, and the check says which and how`() throws {
        try write(try record("RecentDelays"))
        let path = "Features/aircraft/RecentDelays.sql"
        let text = try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
        try folder.write(text.replacing("/*\n", with: "/*\n# A remark.\n"), to: path)
        #expect(try check(["RecentDelays"]).status == 0)

        try folder.write(
            text.replacing("reads: { flights: 7d }", with: "reads: { flights: 8d }"), to: path)
        let run = try check(["RecentDelays"])
        #expect(run.status == 4)
        #expect(run.output.contains("RecentDelays@1  void: contract changed\n"))
        #expect(run.output.contains("    - reads.flights = 7d\n    + reads.flights = 8d\n"))
        #expect(run.output.contains("The build is older than \(path)"))
        #expect(run.output.hasSuffix("The gate is not met: RecentDelays@1.\n"))
    }

    @Test func `A conflict that git left is named, and so is a record without a pair`() throws {
        let record = try record("RecentDelays")
        try folder.write(
            "<<<<<<< HEAD\n\(record.text)=======\n\(record.text)>>>>>>> other\n",
            to: "Promotions/\(record.fileName)")
        var gone = record
        gone.view = "Gone"
        try write(gone)
        let run = try check()
        #expect(run.status == 4)
        #expect(
            run.output.contains(
                "Promotions/RecentDelays@1.yaml:1:1: error: two branches promoted this version"))
        #expect(run.output.contains("Gone@1  recorded, and no pair is this version"))
    }

    @Test func `An older record than the committed one is refused`() throws {
        func git(_ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@example.org"]
                + arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        let first = try record("RecentDelays")
        var second = first
        second.promoted.number = 2
        second.promoted.previous = first.digest
        try write(second)
        try git(["init", "--quiet"])
        try git(["add", "--all"])
        try git(["commit", "--quiet", "--message=promoted twice"])
        #expect(try check(["RecentDelays"]).status == 0)
        try write(first)
        let run = try check(["RecentDelays"])
        #expect(run.status == 4)
        #expect(
            run.output.contains(
                "RecentDelays@1  replayed: the record of RecentDelays@1 is its promotion number 1"))
    }
}
