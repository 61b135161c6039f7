import FeatureStore
import Testing

@testable import Journal
@testable import Reports

/// Looking back: what was found, how often, and what ended it.
@Suite struct RetrospectiveTests {
    /// A run of `verify` about one view.
    private func run(
        _ day: Int, _ findings: [JournalFinding] = [], swift: String = "a", attacked: Bool = true, part: Bool = false
    ) throws -> JournalRecord {
        let conclusion = findings.contains { $0.waivedUntil == nil } ? "diverged" : "agreed"
        let warehouse = JournalWarehouse(
            warehouse: "local", engine: "sqlite", engineVersion: "3.40.1", conclusion: conclusion, reasons: [],
            questions: JournalCounts(fixture: 1, sample: 0, invented: 9), seed: attacked ? "1" : nil,
            findings: findings, unchecked: [])
        var entry = JournalEntry(
            at: try Timestamp("2026-11-0\(day)T10:00:00Z"), verb: "verify", author: "Ada | <b>", conclusion: conclusion,
            views: [
                JournalView(
                    view: "Delays", conclusion: conclusion, warehouses: [warehouse],
                    hashes: ["sql": "s", "swift": swift, "contract": "c"])
            ])
        entry.commit = "c\(day)00000000000"
        entry.isPart = part
        return try JournalRecord(entry)
    }

    private func finding(_ cause: String?, _ feature: String, waivedUntil: String? = nil) -> JournalFinding {
        JournalFinding(
            feature: feature, class: "value-differs", cause: cause, count: 7,
            place: JournalSourceLine(half: "sql", file: "Features/Delays.sql", line: 21),
            edit: JournalEdit(original: ">", replacement: ">="), waivedUntil: waivedUntil)
    }

    @Test func anEpisodeEndsWithTheNextRunThatShowsAgreement() throws {
        let records = try [
            run(1, [finding("BND", "departures"), finding("BND", "mean")]), run(2, [finding("BND", "departures")]),
            // A few cases, or none invented, show nothing about what the attack found.
            run(3, part: true), run(4, attacked: false), run(5, swift: "b"), run(6, swift: "b"),
            run(7, [finding("BND", "mean"), finding(nil, "mean", waivedUntil: "2027-01-31")], swift: "c"),
        ]
        let history = try #require(Retrospective(records).views.first)
        #expect(history.episodes.map(\.code) == ["BND", "BND", "value-differs"])
        let first = history.episodes[0]
        #expect(first.runs == 2 && first.features == ["departures", "mean"])
        #expect(first.first.entry.at == records[0].entry.at && first.last.entry.at == records[1].entry.at)
        #expect(first.ending?.record == records[4] && first.ending?.changed == ["swift"])
        #expect(history.episodes[1].ending == nil && history.episodes[2].ending == nil)
        #expect(history.conclusions.map(\.conclusion) == ["agreed", "diverged"])
        #expect(history.conclusions.map(\.count) == [4, 3])
        let causes = Retrospective(records).causes
        #expect(causes.map(\.code) == ["BND", "value-differs"] && causes.map(\.episodes) == [2, 1])
        #expect(causes.map(\.ended) == [1, 0])
    }

    @Test func thePageIsTheSameForTheSameEntriesAndHoldsNoMarkup() throws {
        var note = JournalEntry(
            at: try Timestamp("2026-11-03T10:00:00Z"), verb: "note", author: "Eve",
            views: [JournalView(view: "Delays")], note: "see | <script>x</script> `code` @ops\n# heading", model: "m_v1"
        )
        note.commit = nil
        let records = try [run(1, [finding("BND", "departures")]), JournalRecord(note), run(5, swift: "b")]
        let page = JournalMarkdown.text(records)
        #expect(JournalMarkdown.text(JournalReading.ordered(records.reversed())) == page)
        #expect(page.contains("From 2026-11-01 to 2026-11-05: 1 note and 2 runs of verify."), "\(page)")
        #expect(page.contains("| BND, window bound | 1 | 1 | Delays |"), "\(page)")
        #expect(
            page.contains(
                "| departures | 1 | 2026-11-01 | 2026-11-01 | Features/Delays.sql:21, suggested: &gt; → &gt;= |"))
        #expect(page.contains("agreed on 2026-11-05 at c50000000 by Ada \\|; changed: swift |"), "\(page)")
        #expect(
            page.contains(
                "- 2026-11-03, Eve, model m_v1: see \\| &lt;script&gt;x&lt;/script&gt; \\`code\\` &#64;ops \\# heading")
        )
        #expect(page.contains("## Model m_v1\n\n- 2026-11-03, Eve, Delays: see"), "\(page)")
        // No line begins with what somebody wrote.
        #expect(!page.contains("\n# heading") && !page.contains("<script>"))
        let list = JournalText.list(records)
        #expect(list.split(separator: "\n").count == 3)
        #expect(list.contains("verify  Delays diverged (BND departures)"), "\(list)")
        #expect(JournalMarkdown.text([]).contains("The journal is empty."))
    }
}
