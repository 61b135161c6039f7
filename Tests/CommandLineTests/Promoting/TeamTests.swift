import Contracts
import Foundation
import PromotionRecords
import Testing

/// Several people promote in one repository.
@Suite struct TeamTests {
    private func committed() throws -> PromotionRepository {
        let repository = try PromotionRepository()
        try repository.commit()
        return repository
    }

    private func promote(
        _ view: String, on branch: String, in repository: PromotionRepository, at: String = "2026-11-22T10:00:00Z"
    ) async throws {
        try repository.git("checkout", "--quiet", "-B", branch, "main")
        let run = try await repository.promote(view, at: at)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        try repository.commit()
    }

    private func number(_ name: String, in repository: PromotionRepository) throws -> Int {
        let file = "Promotions/\(name).yaml"
        return try PromotionRecord.read(try repository.text(file), file: file).promoted.number
    }

    /// The view is promoted as what lies here stands.
    private func expectCurrent(_ view: String, in repository: PromotionRepository) async throws {
        let run = try await repository.promote(view)
        #expect(run.output.contains("\(view)@1 is promoted as it stands"), "\(run.output)\(run.messages)")
    }

    @Test func branchesThatPromoteDifferentViewsMerge() async throws {
        let repository = try committed()
        try await promote("AircraftSize", on: "one", in: repository)
        try await promote("LastLanding", on: "two", in: repository)
        try repository.git("merge", "--quiet", "--no-edit", "one")
        try await expectCurrent("AircraftSize", in: repository)
        try await expectCurrent("LastLanding", in: repository)
    }

    @Test func branchesThatPromoteTheSameViewConflictAndPromotingSettlesIt() async throws {
        let repository = try committed()
        try await promote("AircraftSize", on: "one", in: repository)
        try await promote("AircraftSize", on: "two", in: repository, at: "2026-11-23T10:00:00Z")
        try repository.git("merge", "--quiet", "--no-edit", "one", fails: true)
        let file = "Promotions/AircraftSize@1.yaml"
        #expect(throws: RecordError.self) {
            _ = try PromotionRecord.read(try repository.text(file), file: file)
        }
        let run = try await repository.promote("AircraftSize", at: "2026-11-24T10:00:00Z")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try number("AircraftSize@1", in: repository) == 2)
        try repository.commit()
        try await expectCurrent("AircraftSize", in: repository)
    }

    @Test func aRebaseASquashAndAShallowCloneKeepRecordsValid() async throws {
        let repository = try committed()
        try await promote("AircraftSize", on: "work", in: repository)
        try repository.git("checkout", "--quiet", "main")
        try repository.write("Read me.\n", to: "README.md")
        try repository.commit("Bob <bob@example.org>")
        try repository.git("rebase", "--quiet", "main", "work")
        try await expectCurrent("AircraftSize", in: repository)
        try repository.git("checkout", "--quiet", "main")
        try repository.git("merge", "--quiet", "--squash", "work")
        try repository.commit()
        try await expectCurrent("AircraftSize", in: repository)

        let clone = try PromotionRepository(cloning: repository, depth: 1)
        try await expectCurrent("AircraftSize", in: clone)
        let run = try await clone.promote("AircraftSize", "--again")
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        let text = try clone.text("Promotions/AircraftSize@1.yaml")
        let record = try PromotionRecord.read(text, file: "Promotions/AircraftSize@1.yaml")
        #expect(record.authors == .unknown("shallow clone"))
        #expect(record.promoted.number == 2)
    }
}
