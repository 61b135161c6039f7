import FeatureStore
import Foundation
import Testing

/// docs/swift-half.md shows code that compiles, and this is where.
struct GuideTests {
    @Test func aHistoryIsMadeByHand() throws {
        let aircraft = try AircraftHistory(
            tailnum: "N1", asOf: instant(100),
            flights: [flight(1, at: 40, departed: 50, delay: 12), flight(2, at: 60, departed: 101, delay: 99)])
        let features = RecentDelays.compute(aircraft, asOf: instant(100))
        // Flight 2 departs one second too late to be known.
        #expect(features.departures7d == 1)
        #expect(features.meanDepDelay7d == 12)
    }

    /// One member of each kind that the guide's tables name; renaming one breaks this function, then the next test.
    private func everyNameOfTheTables(_ flights: History<Flight>, _ t: Timestamp, _ zone: Zone) {
        _ = flights.trailing(.days(7), to: t, bounds: .closedOpen)
        _ = flights.between(t, and: t, bounds: .closedOpen).before(t).upTo(t).known(at: t).last(3).latest
        let (ints, doubles, texts) = ([1], [1.0], ["a"])
        _ = (ints.sum, ints.total, ints.mean, ints.medianDiscrete, ints.percentileDiscrete(0.9))
        _ = (doubles.largest, doubles.smallest, doubles.ascending, doubles.medianContinuous)
        _ = (doubles.percentileContinuous(0.9), doubles.sampleStandardDeviation, doubles.populationStandardDeviation)
        _ = (texts.distinctCount, texts.firstByCodePoint, texts.lastByCodePoint)
        let span = TimeSpan.zero
        _ = (span.wholeMinutes, span.roundedDown(in: .minutes(1)))
        _ = (t.adding(days: 1, in: zone), t.startOfDay(in: zone), t.startOfWeek(in: zone, startingOn: .monday))
    }

    @Test func whatTheGuideShowsCompiles() throws {
        let here = URL(filePath: #filePath)
        let folder = here.deletingLastPathComponent()
        let guide = try String(
            contentsOf: folder.appending(path: "../../../docs/swift-half.md").standardizedFileURL, encoding: .utf8)
        let sources = try ["ExamplePairs.swift", "GuideTests.swift"].map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        let lines = Set(sources.joined(separator: "\n").split(separator: "\n").map(\.trimmed))

        var blocks = guide.components(separatedBy: "```")
        #expect(blocks.count == 5)
        blocks = blocks.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        for line in blocks.joined().split(separator: "\n") where line != "swift" {
            #expect(lines.contains(line.trimmed), "not in the examples: \(line)")
        }

        // In the tables, whatever follows a point within backticks.
        let text = sources.joined()
        for row in guide.split(separator: "\n") where row.hasPrefix("|") {
            let spans = row.split(separator: "|")[0].split(separator: "`", omittingEmptySubsequences: false)
            for (position, span) in spans.enumerated() where !position.isMultiple(of: 2) {
                for member in span.split(separator: ".").dropFirst(span.hasPrefix(".") ? 0 : 1) {
                    let name = member.prefix { $0.isLetter || $0.isNumber }
                    #expect(name == "count" || name.first?.isNumber == true || text.contains(".\(name)"), "\(member)")
                }
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
