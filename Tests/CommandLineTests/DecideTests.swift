import FeatureStoreTesting
import Foundation
import Testing

/// `featurestore decide`, over this repository's own pairs.
@Suite struct DecideTests {
    @Test func whatBothSidesDoIsProposedAndHeldAgainstWhatIsDeclared() throws {
        let run = try CommandRun.featurestore(["decide", "RecentDelays"])
        #expect(run.status == 0, "\(run.messages)")
        for line in [
            "departures_7d:", "mean_dep_delay_7d:", "duplicates: count", "empty: 0   # as declared",
            "empty: null   # as declared",
            #"window: "scheduled_at in (as_of - 7d, as_of]"   # as declared"#,
        ] {
            #expect(run.output.contains(line), "\(line) is missing in:\n\(run.output)")
        }
        #expect(!run.output.contains("SQL shows nothing, Swift"))
    }

    @Test func machinesGetEachQuestionWithWhatEachSideDid() throws {
        let run = try CommandRun.featurestore(["decide", "RecentDelays", "--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        let items = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let empty = try #require(
            items.first { $0["key"] as? String == "empty" && $0["feature"] as? String == "departures_7d" })
        #expect(empty["proposal"] as? String == "0" && empty["declared"] as? String == "0")
        let start = try #require(
            items.first { $0["key"] as? String == "window start" && $0["column"] as? String == "scheduled_at" })
        let sql = try #require(start["sql"] as? [String: Any])
        #expect(sql["value"] as? String == "(as_of - 7d" && sql["change"] != nil)
    }

    @Test func anUnknownViewIsRefusedWithTheNearest() throws {
        let run = try CommandRun.featurestore(["decide", "RecentDelay"])
        #expect(run.status == 2 && run.messages.contains("Did you mean RecentDelays?"))
    }
}
