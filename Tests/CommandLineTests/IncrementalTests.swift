import Foundation
import Testing

/// docs/incremental.md shows the form of a view of this repository, and `verify` holds such forms to `compute`.
@Suite struct IncrementalTests {
    @Test func whatThePageShowsIsAViewOfThisRepository() throws {
        let page = try String(contentsOfFile: CommandRun.package + "/docs/incremental.md", encoding: .utf8)
        let half = try String(
            contentsOfFile: CommandRun.package + "/Features/route/RouteTraffic.swift", encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        #expect(blocks.count == 1)
        for block in blocks { #expect(half.contains(block), "Features/route/RouteTraffic.swift must hold\n\(block)") }
    }

    @Test func viewsWithAnIncrementalFormStandTheAttack() throws {
        let run = try CommandRun.featurestore([
            "verify", "RouteTraffic", "CarrierToday", "AirportCongestion", "--cases", "40", "--budget", "5m",
        ])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(!run.output.contains("incremental"), "\(run.output)")
    }
}
