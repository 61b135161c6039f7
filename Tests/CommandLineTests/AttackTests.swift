import Foundation
import Testing

/// `featurestore verify` with the attack on, as it is by default, over pairs of this repository.
@Suite struct AttackTests {
    private static let cases = 300
    /// The budget is beyond what any machine needs: how far a run comes may not depend on it.
    private static let command = [
        "verify", "RecentDelays", "DepartureWeather", "--cases", "\(cases)", "--budget", "5m",
    ]

    @Test func thisRepositorysPairsStandTheAttack() throws {
        let run = try CommandRun.featurestore(Self.command)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(!run.output.contains("error["), "\(run.output)")
        for view in ["RecentDelays", "DepartureWeather"] {
            let line = try #require(
                run.output.split(separator: "\n").first { $0.hasPrefix("\(view) on local: attacked with 300 cases (") })
            #expect(line.contains(" properties hold; decisions (on each side): "), "\(line)")
            #expect(line.hasSuffix(" held"), "\(line)")
        }
        #expect(run.output.contains(", 600 invented\nagreed: 2 views, 6 features, "), "\(run.output)")
    }

    @Test func theReportSaysWhatWasTriedAndIsTheSameTwice() throws {
        let run = try CommandRun.featurestore(Self.command + ["--format", "json"])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try CommandRun.featurestore(Self.command + ["--format", "json"]).output == run.output)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect((report["cases"] as? [String: Int])?["generated"] == 2 * Self.cases)
        let views = try #require(report["views"] as? [[String: Any]])
        #expect(views.compactMap { $0["view"] as? String }.sorted() == ["DepartureWeather", "RecentDelays"])
        for view in views {
            let warehouse = try #require((view["warehouses"] as? [[String: Any]])?.first)
            #expect((warehouse["findings"] as? [Any])?.isEmpty == true)
            let attack = try #require(warehouse["attack"] as? [String: Any])
            #expect(attack["cases"] as? Int == Self.cases)
            #expect(attack["stop"] as? String == "cases")
            #expect(attack["questions"] as? Int == (warehouse["compared"] as? [String: Int])?["generated"])
            let coverage = try #require(attack["coverage"] as? [[String: Any]])
            let bounds = try #require(coverage.first { $0["name"] as? String == "instants around bounds" })
            #expect((bounds["total"] as? Int ?? 0) > 0)
            #expect(bounds["covered"] as? Int == bounds["total"] as? Int)
            let properties = try #require(warehouse["properties"] as? [[String: Any]])
            #expect(Set(properties.compactMap { $0["side"] as? String }) == ["sql", "swift"])
            #expect(properties.allSatisfy { $0["violations"] as? Int == 0 && ($0["questions"] as? Int ?? 0) > 0 })
            let decisions = try #require(warehouse["decisions"] as? [[String: Any]])
            #expect(!decisions.isEmpty)
            #expect(decisions.allSatisfy { $0["outcome"] as? String == "held" }, "\(decisions)")
        }
    }
}
