import Audit
import Contracts
import FeatureStore
import Features
import Foundation
import Online
import Parity
import Testing
import Warehouse

@Suite("What an audit cannot compare")
struct UncomparedTests {
    private let flights = (1...4).map { AuditRig.flight($0, daysBack: Int64($0)) }

    /// A log of some requests, each about N1 and a stranger, two features each, all of them right.
    private func served(_ requests: Int = 1, _ features: [String] = AuditRig.names) async throws -> AuditRig {
        let rig = try AuditRig()
        try rig.fill(flights)
        let serving = try await rig.serve()
        try await serving.ingest(flights)
        for number in 0..<requests { try await rig.ask(serving, features, id: "r\(number)") }
        await serving.close()
        return rig
    }

    private func failed(_ code: String?) -> WarehouseError {
        .failed(engine: "stub", message: "it does not", code: code, location: nil)
    }

    @Test("What SQL did not answer is no answer that agrees, and none that differs")
    func unanswered() async throws {
        let rig = try await served()
        for failure in [
            WarehouseError.notCovered(engine: "stub", caseID: nil, found: "a date"),
            .timedOut(engine: "stub", seconds: 9),
            failed("53400"), failed("57014"), failed("13"),
        ] {
            let report = try await rig.audit(behind: { StubbornWarehouse(base: $0) { _ in failure } })
            #expect(report.answers == 0 && report.differing() == 0, "\(failure)")
            #expect(report.notCompared.reduce(0) { $0 + $1.answers } == 4, "\(failure)")
        }
    }

    @Test("A failure that a question has alone is the pair's; those that fail together after too many are not compared")
    func together() async throws {
        let rig = try await served(110)
        let failure = failed("22012")
        let report = try await rig.audit(behind: { StubbornWarehouse(base: $0) { _ in failure } })
        let left = report.notCompared.reduce(0) { $0 + $1.answers }
        #expect(report.differing(.logic) == report.answers && report.answers > 0 && left > 0)
        #expect(report.answers + left == 440)
        // What fails only together is answered in halves.
        let halved = try await rig.audit(
            behind: { StubbornWarehouse(base: $0) { questions in questions > 30 ? failure : nil } })
        #expect(halved.answers == 440 && halved.differing() == 0)
    }

    @Test("One entity with too many rows does not end the audit")
    func tooMany() async throws {
        let rig = try await served()
        var options = AuditOptions()
        options.rows = 3
        let report = try await rig.audit(options: options)
        #expect(report.answers == 2 && report.differing() == 0)
        #expect(report.notCompared.map(\.answers) == [2])
        #expect(report.notCompared.first?.reason.contains("--rows") ?? false)
    }

    @Test("A file that went away is left out and counted")
    func gone() async throws {
        let rig = try await served()
        // Listed, and gone when it is read.
        try FileManager.default.createSymbolicLink(
            atPath: "\(rig.folder)/log/served-20200101T000000Z-00001.ndjson", withDestinationPath: "nowhere")
        let report = try await rig.audit()
        #expect(report.goneFiles == 1 && report.answers == 4 && report.differing() == 0)
        #expect(try Replayer.records(of: "r0", in: rig.log).count == 2)
    }

    @Test("Rows by numbers that have several spellings are not asked for, instead of being missed")
    func spelledNumbers() async throws {
        let rig = try await served()
        var project = rig.project
        project.sources = project.sources.map { source in
            guard source.name == "flights" else { return source }
            let id = ColumnContract(name: "flight_id", type: .decimal(precision: 10, scale: 0), isNullable: false)
            return Source(
                name: source.name, rowType: source.rowType, columns: [id] + source.columns.dropFirst(),
                unique: source.unique, eventTime: source.eventTime, arrivalTime: source.arrivalTime,
                knownAt: source.knownAt, versions: Source.Versions(by: "departed_at", deleted: nil),
                tables: source.tables, location: source.location)
        }
        let report = try await rig.audit(project: project)
        #expect(report.answers == 0)
        #expect(report.notCompared.first?.reason.contains("flight_id, a decimal") ?? false, "\(report.notCompared)")
    }
}
