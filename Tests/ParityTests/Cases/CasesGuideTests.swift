import Contracts
import Foundation
import Testing

@testable import Parity

/// docs/cases.md says what is true.
@Suite struct CasesGuideTests {
    @Test func theExamplesOfTheGuideAreRead() throws {
        let guide = try String(contentsOf: Repository.root.appending(path: "docs/cases.md"), encoding: .utf8)
        let examples = guide.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        try #require(examples.count == 3)
        let project = try Repository.project()
        let fixture = try FixtureReader(project: project).read(examples[0], file: "docs/cases.md", name: "guide")
        // The reason holds a comma, at which YAML would end it.
        #expect(
            fixture.spine(of: "aircraft")?.expectations.map(\.because)
                == Array(repeating: "Flight 1 is exactly seven days old, and the window is open at that end.", count: 2)
        )
        let regression = try FixtureReader(project: project).read(examples[1], file: "docs/cases.md", name: "saved")
        #expect(regression.spine(of: "aircraft")?.expectations.isEmpty == true)
        #expect(
            regression.about.hasPrefix("RecentDelays:departures_7d: SQL says 1, Swift says 0 (valueDiffers). Found on ")
        )
        let flights = project.source("flights")?.columns.map(\.name).joined(separator: ",") ?? ""
        let weather = project.source("weather")?.columns.map(\.name).joined(separator: ",") ?? ""
        let files = CaseFiles(
            root: "x",
            texts: [
                "sample.yaml": examples[2], "flights.csv": flights, "weather.csv": weather,
                "spine.aircraft.csv": "as_of,tailnum\n", "spine.route.csv": "origin,dest,as_of\n",
            ])
        #expect(try SampleReader(project: project).read("", in: files, name: "x").spines.count == 2)
    }

    @Test func theTableNamesEveryType() throws {
        let guide = try String(contentsOf: Repository.root.appending(path: "docs/cases.md"), encoding: .utf8)
        for type in ["int", "double", "decimal(p,s)", "text", "bool", "timestamp", "date", "list"] {
            #expect(guide.contains("\n| \(type) |"), "\(type)")
        }
    }
}
