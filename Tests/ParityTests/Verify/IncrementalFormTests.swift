import Contracts
import FeatureStore
import Reports
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// Incremental forms as the third implementation: planted mistakes are found by the attack alone, and a right form raises
/// no alarm.
@Suite struct IncrementalFormTests {
    private static let configuration = """
        entities:
          device: { keys: { device: text } }
        sources:
          readings:
            row: Reading
            columns: { reading_id: int, device: text, read_at: timestamp, amount: int? }
            unique: [reading_id]
            event_time: read_at
        """

    private static let query = """
        /*
        entity: device
        reads: { readings: 10m }
        features:
          value: { type: int?, about: Readings of the trailing ten minutes. }
        */
        SELECT s.spine_id, count(r.reading_id) AS value
        FROM spine s
        LEFT JOIN readings r ON r.device = s.device AND r.read_at > s.as_of - INTERVAL '10 minutes' AND r.read_at <= s.as_of
        GROUP BY s.spine_id
        """

    private func verify(_ view: String, cases: Int = 60) async throws -> (verdict: RunVerdict, report: RunReport) {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": Self.configuration, "Features/\(view).sql": Self.query,
            "Features/\(view).swift":
                "extension \(view) { static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {} }",
        ])
        let pairs = try project.views.map { PairQuery(try SQLBinder.bind(view: $0, project: project)) }
        let warehouse = NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project))
        var options = VerifyOptions()
        options.attack = AttackOptions()
        options.attack?.cases = cases
        options.attack?.budgetSeconds = 300
        let verdict = try await Verifier(
            project: project, pairs: pairs, warehouses: [warehouse], swift: ProbeCases.side(), options: options
        ).verify([])
        await warehouse.warehouse?.close()
        return (verdict, RunReport(verdict: verdict, queries: pairs.compactMap(\.query), arguments: []))
    }

    @Test func aRightFormRaisesNoAlarm() async throws {
        let (verdict, report) = try await verify("CountsAlong")
        #expect(verdict.conclusion == .agreed, "\(TextReport.text(report))")
    }

    /// Of the questions of 600 cases, which are asked together, only some are tried.
    @Test(arguments: ["CountsTheEdge", "IgnoresCorrections", "OnlyReplaces", "ForgetsOnRestart"], [60, 600])
    func aWrongFormIsFoundWithNoFixture(_ view: String, cases: Int) async throws {
        let (verdict, report) = try await verify(view, cases: cases)
        let text = TextReport.text(report)
        #expect(verdict.conclusion == .diverged, "\(text)")
        let findings = verdict.views[0].warehouses[0].findings
        #expect(findings.map(\.kind) == [.incrementalDiffers], "\(text)")
        #expect(text.contains("incremental-differs"), "\(text)")
        #expect(text.contains("of the incremental form: value is "), "\(text)")
        // Two rows are the least for which something can be forgotten; one is enough for all else.
        let smallest = try #require(findings.first?.smallest, "\(text)")
        #expect(smallest.scenario.rowCount <= (view == "ForgetsOnRestart" ? 2 : 1), "\(text)")
    }

    /// What the incremental form contradicts is hidden behind it; its cause is found all the same.
    @Test func aWrongComputeIsExplainedThoughItsFormIsRight() async throws {
        let (verdict, report) = try await verify("ComputesTheEdge")
        let text = TextReport.text(report)
        let findings = verdict.views[0].warehouses[0].findings
        #expect(findings.map(\.kind).contains(.incrementalDiffers), "\(text)")
        let explanations = findings.compactMap { $0.smallest?.explanation }
        #expect(explanations.contains { $0.causes.first?.code == "BND" }, "\(text)")
    }

    @Test func aCrashInApplyIsAFindingOfTheForm() async throws {
        let (verdict, report) = try await verify("TrapsInApply")
        let text = TextReport.text(report)
        #expect(verdict.views[0].warehouses[0].findings.map(\.kind).contains(.incrementalFails), "\(text)")
        #expect(text.contains("one reading is enough"), "\(text)")
    }
}
