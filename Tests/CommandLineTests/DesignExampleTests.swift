import FeatureStoreTesting
import Foundation
import Testing

/// The pair and the fixture that the design shows, word for word: what it promises is what a user gets.
@Suite struct DesignExampleTests {
    private static let query = """
        SELECT s.spine_id,
               count(f.dep_delay)         AS departures_7d,
               avg(f.dep_delay)::float8   AS mean_dep_delay_7d
        FROM spine s
        LEFT JOIN flights f
               ON f.tailnum = s.tailnum
              AND f.scheduled_at >  s.as_of - INTERVAL '7 days'
              AND f.scheduled_at <= s.as_of
              AND f.departed_at  <= s.as_of
        GROUP BY s.spine_id
        """

    private static let swift = #"""
        import FeatureStore

        extension RecentDelays {
            static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
                let delays = aircraft.flights.trailing(.days(7), to: asOf).compactMap(\.depDelay)
                return Features(departures7d: delays.count, meanDepDelay7d: delays.mean)
            }
        }
        """#

    private static let fixture = """
        about: The bounds of the trailing week, one microsecond to each side.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-10T07:00:00Z,        dep_delay: 12 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-03-10T07:00:00.000001Z, dep_delay: 3 }
        defaults:
          flights: { origin: JFK, dest: LAX, carrier: AA, departed_at: 2013-03-10T07:30:00Z }
        spine:
          - { tailnum: N1, as_of: 2013-03-17T07:00:00Z, expect: { RecentDelays: { departures_7d: 1, mean_dep_delay_7d: 3.0 } },
              because: Flight 1 is exactly seven days old, and the window is open at that end. }
        """

    private func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(CommandRun.package)/\(file)", encoding: .utf8)
    }

    @Test func thePairIsTheDesigns() throws {
        #expect(try text("Features/aircraft/RecentDelays.swift") == Self.swift + "\n")
        #expect(try text("Features/aircraft/RecentDelays.sql").hasSuffix("*/\n\(Self.query)\n"))
    }

    @Test(arguments: ["local", "analytics"])
    func theFixtureHoldsOnBothEngines(_ warehouse: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.fixture, to: "aircraft/window_edges.yaml")
        // The case is named, since the design's one question cannot show that an answer ever changes.
        let run = try CommandRun.featurestore(
            [
                "verify", "RecentDelays", "--fixtures", folder.path, "--case", "aircraft/window_edges", "--warehouse",
                warehouse, "--format", "json",
            ], environment: ["FEATURESTORE_POSTGRES_URL": try TemporaryPostgres.shared().url])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("\"expectationsCompared\" : 2"), "\(run.output)")
    }
}
