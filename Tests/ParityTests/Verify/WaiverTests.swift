import Contracts
import FeatureStore
import SQLFrontend
import Testing
import Warehouse

@testable import Parity
@testable import Reports

/// A waived divergence is still found, cut down, explained and shown; it only does not make the verdict `diverged`.
@Suite struct WaiverTests {
    /// A flight exactly seven days before the question: the bound is the bug that is planted.
    private static let bound = ("f.scheduled_at >  s.as_of", "f.scheduled_at >= s.as_of")
    private static let future = ("AND f.departed_at  <= s.as_of", "AND f.departed_at IS NOT NULL")

    /// Verifies `RecentDelays`, with edits of its SQL, waivers in its contract, against what its Swift means.
    private func verify(
        _ edits: [(right: String, wrong: String)], waivers: [String], today: String? = "2026-11-22"
    ) async throws -> RunReport {
        let original = try Repository.project()
        let configuration = try #require(original.configuration)
        var files = [configuration.file: configuration.text]
        let right = try #require(original.view("RecentDelays"))
        for view in original.views {
            files[view.sql.file] = view.sql.text
            files[view.swift.file] = view.swift.text
        }
        for helper in original.helpers { files[helper.file] = helper.text }
        var sql = right.sql.text
        for edit in edits {
            #expect(sql.contains(edit.right))
            sql = sql.replacing(edit.right, with: edit.wrong)
        }
        if !waivers.isEmpty {
            sql = sql.replacing("owner:", with: "waivers:\n\(waivers.map { "  - \($0)\n" }.joined())owner:")
        }
        files[right.sql.file] = sql
        let project = try ProjectLoader.load(files: files)
        try WaivedClass.check(project)
        let query = try SQLBinder.bind(view: try #require(project.view("RecentDelays")), project: project)
        var options = VerifyOptions()
        options.attack = AttackOptions()
        options.attack?.cases = 400
        options.attack?.budgetSeconds = 300
        options.today = try today.map { try CalendarDate($0) }
        let warehouse = NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project))
        let verdict = try await Verifier(
            project: project, pairs: [PairQuery(query)], warehouses: [warehouse],
            swift: try await SQLAsSwift(right, project), options: options
        ).verify([])
        await warehouse.close()
        return RunReport(verdict: verdict, queries: [query], arguments: [])
    }

    /// `departures_7d value-differs waived`, in order.
    private func findings(_ report: RunReport) -> [String] {
        report.verdict.views[0].warehouses[0].findings.map {
            "\($0.feature ?? "*") \($0.kind.code) \($0.waiver == nil ? "counts" : "waived")"
        }
    }

    private static func waiver(
        _ code: String, of feature: String = "departures_7d", until: String = "2027-01-31"
    ) -> String {
        "{ feature: \(feature), class: \(code), until: \(until), because: \"agreed <with> ops, FS-12\" }"
    }

    @Test func aWaivedClassIsShownEverywhereAndCountsNowhere() async throws {
        let plain = try await verify([Self.bound], waivers: [])
        let found = findings(plain)
        #expect(plain.verdict.conclusion == .diverged && found.allSatisfy { $0.hasSuffix("counts") })
        // One waiver for each finding but the first.
        let all = plain.verdict.views[0].warehouses[0].findings.map {
            Self.waiver($0.kind.code, of: $0.feature ?? "")
        }
        let some = try await verify([Self.bound], waivers: Array(all.dropFirst()))
        #expect(some.verdict.conclusion == .diverged)
        #expect(findings(some).map { $0.hasSuffix("counts") } == all.indices.map { $0 == 0 })

        let report = try await verify([Self.bound], waivers: all + [Self.waiver("fan-out")])
        #expect(report.verdict.conclusion == .agreed && report.verdict.exitCode == 0)
        #expect(findings(report).count == found.count)
        #expect(report.verdict.views[0].warehouses[0].findings[0].smallest?.explanation?.causes.first?.code == "BND")
        let text = TextReport.text(report)
        #expect(text.contains("waived[BND] RecentDelays:departures_7d: "), "\(text)")
        #expect(!text.contains("error["))
        #expect(
            text.contains("waived: until 2027-01-31: agreed <with> ops, FS-12 (Features/aircraft/RecentDelays.sql:"))
        #expect(
            text.contains("agreed, \(found.count) divergences waived, the first until 2027-01-31: 1 view"), "\(text)")
        #expect(text.contains("the waiver of departures_7d (fan-out) had nothing to waive; remove it"))
        let junit = JUnitReport.text(report)
        #expect(junit.contains("failures=\"0\"") && !junit.contains("<failure"))
        #expect(junit.contains("<system-out>waived[BND]"))
        let github = GitHubReport.text(report)
        #expect(github.contains("::notice file=") && !github.contains("::error"))
        let json = String(decoding: try JSONReport.data(report), as: UTF8.self)
        #expect(json.contains("\"conclusion\" : \"agreed\"") && json.contains("\"until\" : \"2027-01-31\""))
        let page = try HTMLReport.text(report)
        #expect(page.contains("waived until 2027-01-31") && page.contains("agreed &lt;with&gt; ops"))
    }

    @Test func aWaivedCauseHoldsWhereItExplainsEverything() async throws {
        let report = try await verify([Self.bound], waivers: [Self.waiver("BND")])
        let finding = try #require(
            report.verdict.views[0].warehouses[0].findings.first { $0.feature == "departures_7d" })
        #expect(finding.kind == .valueDiffers)
        #expect(finding.waiver?.code == "BND", "\(finding.waiversNotHeld)")
        let reach = try #require(finding.smallest?.explanation?.reach)
        #expect(reach.explained == finding.count && reach.tried == finding.count && reach.tried > 10)
        // No day, no waiver: the engine reads no clock.
        let timeless = try await verify([Self.bound], waivers: [Self.waiver("BND")], today: nil)
        #expect(findings(timeless).allSatisfy { $0.hasSuffix("counts") })
    }

    @Test func aWaivedCauseDoesNotHideAnother() async throws {
        let report = try await verify([Self.bound, Self.future], waivers: [Self.waiver("BND"), Self.waiver("LAT")])
        let finding = try #require(
            report.verdict.views[0].warehouses[0].findings.first {
                $0.feature == "departures_7d" && $0.kind == .valueDiffers
            })
        #expect(finding.waiver == nil && !finding.waiversNotHeld.isEmpty)
        #expect(report.verdict.conclusion == .diverged)
        let text = TextReport.text(report)
        #expect(text.contains("the waiver of departures_7d (BND) at Features/aircraft/RecentDelays.sql:"), "\(text)")
        #expect(text.contains("does not hold: "))
    }

    @Test func oneUnexplainedQuestionIsEnough() throws {
        let waiver = Waiver(
            feature: "f", code: "BND", until: try CalendarDate("2027-01-31"), because: "b",
            location: SourceLocation(file: "v.sql", line: 3))
        let judge = WaiverJudge(waivers: [waiver], today: waiver.until)
        func judged(_ reach: ExplanationReach?, count: Int = 41, code: String = "BND") throws -> Finding {
            let known = try ReportedVerdict.report().verdict.views[0].warehouses[0].findings[0]
            let smallest = try #require(known.smallest)
            let cause = try #require(smallest.explanation?.causes.first { $0.code == "BND" })
            let other = try #require(smallest.explanation?.causes.first { $0.code != "BND" })
            let explanation = Explanation(
                causes: code == "BND" ? [cause, other] : [other, cause], tied: 1, repairs: (1, 1), lenses: (1, 1),
                reach: reach)
            return judge.judged(
                Finding(
                    feature: "f", kind: .valueDiffers, count: count, examples: [],
                    smallest: Smallest(
                        scenario: smallest.scenario, divergence: smallest.divergence, before: (1, 1), cells: [],
                        explanation: explanation)))
        }
        #expect(try judged(ExplanationReach(explained: 41, tried: 41)).waiver == waiver)
        for (reach, reason) in [
            (ExplanationReach(explained: 40, tried: 41), WaiverNotHeld.Reason.notAllExplained(explained: 40, met: 41)),
            // What was not tried is not explained.
            (ExplanationReach(explained: 40, tried: 40), .notAllExplained(explained: 40, met: 41)), (nil, .noEdit),
        ] {
            let finding = try judged(reach)
            #expect(finding.waiver == nil && finding.waiversNotHeld.map(\.reason) == [reason])
        }
        let other = try judged(ExplanationReach(explained: 41, tried: 41), code: "WIN")
        #expect(other.waiver == nil && other.waiversNotHeld.map(\.reason) == [.otherCause("WIN")])
    }

    @Test func anExpiredWaiverFailsWithAndWithoutWhatItWaived() async throws {
        let waiver = Self.waiver("value-differs", until: "2026-11-21")
        let clean = try await verify([], waivers: [waiver])
        #expect(clean.verdict.conclusion == .misconfigured && clean.verdict.exitCode == 2)
        let text = TextReport.text(clean)
        #expect(text.contains("Features/aircraft/RecentDelays.sql:15:"), "\(text)")
        #expect(text.contains("expired: it held until 2026-11-21. Mend the pair and remove the waiver, or decide anew"))
        #expect(GitHubReport.text(clean).contains("::error file=Features/aircraft/RecentDelays.sql,line=15"))

        let broken = try await verify([Self.bound], waivers: [waiver])
        #expect(broken.verdict.conclusion == .diverged)
        #expect(TextReport.text(broken).contains("does not hold: its last day was 2026-11-21"))
        // On its last day it holds.
        #expect(try await verify([], waivers: [waiver], today: "2026-11-21").verdict.conclusion == .agreed)
    }

    @Test func aClassThatIsNoneIsRefusedWithItsPlace() async throws {
        let errors = try await #require(throws: ContractErrors.self) {
            try await verify([], waivers: [Self.waiver("value-difers")])
        }
        #expect(errors.description.contains("Features/aircraft/RecentDelays.sql:15:"))
        #expect(errors.description.contains("Did you mean 'value-differs'?"))
    }
}
