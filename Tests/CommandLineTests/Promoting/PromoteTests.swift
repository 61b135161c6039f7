import Contracts
import FeatureStore
import Foundation
import PromotionRecords
import Testing

/// `featurestore promote`, in real repositories.
@Suite struct PromoteTests {
    private func committed() throws -> PromotionRepository {
        let repository = try PromotionRepository()
        try repository.commit("Bob Brown <bob@example.org>")
        return repository
    }

    private func record(_ name: String, in repository: PromotionRepository) throws -> PromotionRecord {
        let file = "Promotions/\(name).yaml"
        return try PromotionRecord.read(try repository.text(file), file: file)
    }

    @Test func aWholeProofBecomesARecordAndTheSameProofTheSameBytes() async throws {
        let (repository, other) = (try committed(), try committed())
        let run = try await repository.promote("AircraftSize", "--note", "first: of all")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("promoted AircraftSize@1\n"))
        #expect(run.output.contains("git add Promotions/AircraftSize@1.yaml && git commit"))
        let record = try record("AircraftSize@1", in: repository)
        #expect(record.promoted.number == 1)
        #expect(record.promoted.note == "first: of all")
        #expect(record.evidence.environment.warehouse == "local")
        #expect(record.evidence.questions.fixtures > 0 && record.evidence.questions.generated > 0)
        #expect(record.evidence.decisions.checked.contains("seats empty: null"))
        #expect(record.authors.areSame == true)
        #expect(run.output.contains("somebody wrote on both sides"))
        #expect(record.sql == (try repository.text("Features/aircraft/AircraftSize.sql")))
        _ = try await other.promote("AircraftSize", "--note", "first: of all")
        #expect(
            try repository.text("Promotions/AircraftSize@1.yaml") == other.text("Promotions/AircraftSize@1.yaml"))

        // What is promoted as it stands is left alone, unless somebody insists.
        let repeated = try await repository.promote("AircraftSize", at: "2026-12-01T00:00:00Z")
        #expect(repeated.output.hasPrefix("AircraftSize@1 is promoted as it stands"))
        #expect(try self.record("AircraftSize@1", in: repository) == record)
        let again = try await repository.promote("AircraftSize", "--again", at: "2026-12-01T00:00:00Z")
        #expect(again.status == 0, "\(again.output)\(again.messages)")
        let second = try self.record("AircraftSize@1", in: repository)
        #expect(second.promoted.number == 2)
        #expect(second.promoted.previous == record.digest)
    }

    @Test func authorsAreThoseOfTheLinesOfCode() async throws {
        let repository = try PromotionRepository()
        let file = "Features/aircraft/AircraftSize.swift"
        let whole = try repository.text(file)
        try repository.write("// nothing yet\n", to: file)
        try repository.commit("Ada Lovelace <ada@example.org>")
        try repository.write(whole, to: file)
        try repository.commit("Bob Brown <bob@example.org>")
        // A comment makes nobody an author.
        try repository.edit("Features/aircraft/AircraftSize.sql") { $0 + "-- a remark\n" }
        try repository.commit("Eve <eve@example.org>")
        _ = try await repository.promote("AircraftSize")
        #expect(
            try record("AircraftSize@1", in: repository).authors
                == .known(sql: ["Ada Lovelace <ada@example.org>"], swift: ["Bob Brown <bob@example.org>"]))
    }

    @Test func whatNobodyElseCanSeeIsNotPromoted() async throws {
        let repository = try committed()
        try repository.write(
            "about: New.\nspine: [ { tailnum: N1, as_of: 2013-05-01T00:00:00Z } ]\n", to: "Fixtures/aircraft/new.yaml")
        try repository.edit("Features/aircraft/AircraftSize.sql") { $0 + "-- a remark\n" }
        let run = try await repository.promote("AircraftSize", "AircraftAge")
        #expect(run.status == 4)
        #expect(
            run.output.contains(
                "Features/aircraft/AircraftSize.sql and Fixtures/aircraft/new.yaml are not as the last commit has them"),
            "\(run.output)\(run.messages)")
        #expect(!repository.exists("Promotions"))
        // A folder that git ignores is seen by nobody either.
        try repository.write("Fixtures/aircraft/new.yaml\n", to: ".gitignore")
        try repository.commit()
        let ignored = try await repository.promote("AircraftSize")
        #expect(ignored.status == 4)
        #expect(ignored.output.contains("- Fixtures/aircraft/new.yaml is not as the last commit has it"))
    }

    @Test func withoutGitIsSaidSo() async throws {
        let folder = try PromotionRepository(withGit: false)
        let refused = try await folder.promote("AircraftSize")
        #expect(refused.status == 4)
        #expect(refused.output.contains("lie in no git repository"))
        let run = try await folder.promote("AircraftSize", "--without-git")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try record("AircraftSize@1", in: folder).authors == .unknown("no git repository"))
    }

    @Test func aDivergenceRefusesAllAndNamesWhatCouldBePromoted() async throws {
        let repository = try committed()
        try repository.edit("Features/aircraft/AircraftAge.sql") { $0.replacing("a.years < 15", with: "a.years <= 15") }
        try repository.commit()
        let run = try await repository.promote("AircraftAge", "AircraftSize")
        #expect(run.status == 1)
        #expect(run.output.contains("the halves come apart on local: age_band (value-differs"), "\(run.output)")
        #expect(run.output.contains("Nothing speaks against AircraftSize: featurestore promote AircraftSize"))
        #expect(!repository.exists("Promotions"))
    }

    @Test func gatesAndKeysOfTheProjectAreAskedFor() async throws {
        let repository = try PromotionRepository()
        let made = try await repository.run(["promote", "--new-key", "ci", "--key-file", "ci.key"])
        #expect(made.status == 0, "\(made.messages)")
        let mode = try FileManager.default.attributesOfItem(atPath: "\(repository.folder.path)/ci.key")
        #expect(mode[.posixPermissions] as? Int == 0o600)
        let line = try #require(made.output.split(separator: "\n").first { $0.contains("signers: {") })
        try repository.configure { $0 + "promotion:\n  teeth: { sql: 1.0 }\n\(line)\n" }
        try repository.write("ci.key\n", to: ".gitignore")
        try repository.commit()
        let again = try await repository.run(["promote", "--new-key", "ci", "--key-file", "ci.key"])
        #expect(again.status == 2)

        let refused = try await repository.promote("AircraftAge")
        #expect(refused.status == 4)
        #expect(refused.output.contains("only ci can promote"), "\(refused.output)\(refused.messages)")
        #expect(refused.output.contains("small edits of the SQL half; featurestore.yaml asks for 100 %"))

        try repository.configure { $0.replacing("  teeth: { sql: 1.0 }\n", with: "") }
        try repository.commit()
        let secret = try repository.text("ci.key")
        let run = try await repository.run(
            ["promote", "AircraftSize", "--by", "CI", "--at", "2026-11-22T10:00:00Z"],
            environment: ["FEATURESTORE_SIGNING_KEY": secret])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        let record = try record("AircraftSize@1", in: repository)
        let key = try #require(line.split(separator: "\"").dropFirst().first.map(String.init))
        let policy = PromotionPolicy(signers: [
            .init(name: "ci", publicKey: key, location: SourceLocation(file: "featurestore.yaml", line: 1))
        ])
        #expect(record.signatureProblem(policy) == nil)
        #expect(!(run.output + run.messages).contains(secret.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    @Test func whoeverReliesOnAVersionKeepsIt() async throws {
        let repository = try committed()
        #expect(try await repository.promote("AircraftSize").status == 0)
        try repository.edit("Features/aircraft/AircraftSize.sql") {
            $0.replacing("type: bool\n", with: "type: bool?\n")
        }
        try repository.commit()
        let run = try await repository.promote("AircraftSize")
        #expect(run.status != 0)
        #expect(
            run.output.contains("version 1 is promoted already, and turnaround_model_v1 asks for it"), "\(run.output)")
        #expect(run.output.contains("Say `version: 2` in the contract"))

        // What was promoted can be kept beside what comes now.
        let early = try await repository.run(["promote", "AircraftSize", "--keep-previous"])
        #expect(early.status == 2)
        #expect(early.messages.contains("is version 1, and no older version"), "\(early.messages)")
        let promoted = try record("AircraftSize@1", in: repository)
        try repository.edit("Features/aircraft/AircraftSize.sql") {
            $0.replacing("entity: aircraft\n", with: "entity: aircraft\nversion: 2\n")
        }
        let kept = try await repository.run(["promote", "AircraftSize", "--keep-previous"])
        #expect(kept.status == 0, "\(kept.messages)")
        #expect(try repository.text("Features/aircraft/AircraftSize_v1.sql") == promoted.sql)
        #expect(
            try repository.text("Features/aircraft/AircraftSize_v1.swift").contains("extension AircraftSize_v1 {"))
        let twice = try await repository.run(["promote", "AircraftSize", "--keep-previous"])
        #expect(twice.messages.contains("is there already"))
    }

    @Test func aVersionIsRetiredOnceNobodyAsksForIt() async throws {
        let repository = try committed()
        #expect(try await repository.promote("AircraftSize").status == 0)
        let first = try record("AircraftSize@1", in: repository)
        let retire = ["retire", "AircraftSize@1", "--because", "no model uses it", "--by", "Ada"]
        let needed = try await repository.run(retire)
        #expect(needed.status == 4)
        #expect(needed.messages.contains("turnaround_model_v1 asks for it"), "\(needed.messages)")
        try repository.configure { $0.replacing("    - AircraftSize:seats\n", with: "") }
        try repository.commit()
        let run = try await repository.run(retire + ["--at", "2026-12-01T00:00:00Z"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(!repository.exists("Promotions/AircraftSize@1.yaml"))
        let file = "Promotions/AircraftSize@1.retired.yaml"
        let retirement = try RetirementRecord.read(try repository.text(file), file: file)
        #expect(retirement.previous == first.digest)
        let twice = try await repository.run(retire)
        #expect(twice.messages.contains("AircraftSize@1 was retired at 2026-12-01T00:00:00Z by Ada: no model uses it"))
        // Promoted again, it continues where it ended.
        _ = try await repository.promote("AircraftSize")
        let again = try record("AircraftSize@1", in: repository)
        #expect(again.promoted.number == 2)
    }
}
