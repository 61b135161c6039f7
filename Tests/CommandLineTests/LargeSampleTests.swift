import Foundation
import Testing

/// Samples that do not fit: what becomes of the run, what is said, and that nothing is left behind.
@Suite struct LargeSampleTests {
    private let sample = ["--no-attack", "--no-fixtures", "--samples", "Fixtures/samples/flights_2013"]

    @Test func aFolderForTemporaryFilesThatIsNotThereIsTold() throws {
        let run = try CommandRun.featurestore(
            ["verify", "AircraftSize"] + sample, environment: ["TMPDIR": "/nowhere/at/all"])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(run.output.contains("/nowhere/at/all"), "\(run.output)")
        #expect(run.output.contains("TMPDIR"))
    }

    @Test func severalConnectionsSayTheSame() throws {
        let one = try CommandRun.featurestore(["verify", "--format", "json"] + sample)
        let three = try CommandRun.featurestore(["verify", "--format", "json", "--jobs", "3"] + sample)
        #expect(one.status == 0, "\(one.output)\(one.messages)")
        #expect(three.status == one.status)
        // The two halves read zones of their own, which may be of different releases: both are on record.
        #expect(one.output.contains("\"swiftZoneRelease\" : \"2"))
        #expect(one.output.contains("\"engineZoneRelease\" : \"2"))
        #expect(three.output == one.output)
        #expect(try CommandRun.featurestore(["verify", "--jobs", "0"]).status == 2)
    }

    @Test func severalConnectionsAttackAlike() throws {
        let attack = [
            "verify", "RecentDelays", "RouteTraffic", "--no-fixtures", "--cases", "3000", "--budget", "10m", "--format",
            "json",
        ]
        let one = try CommandRun.featurestore(attack)
        let two = try CommandRun.featurestore(attack + ["--jobs", "2"])
        #expect(one.status == 0, "\(one.output)\(one.messages)")
        #expect(two.output == one.output)
    }

    @Test func theFolderForTemporaryFilesIsEmptyAfterwards() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(
            ["verify", "AircraftSize"] + sample, environment: ["TMPDIR": folder.path])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func aTruncatedTableIsToldWithItsLine() throws {
        let folder = try TemporaryFolder()
        let origin = CommandRun.package + "/Fixtures/samples/flights_2013"
        for name in try FileManager.default.contentsOfDirectory(atPath: origin) {
            let data = try Data(contentsOf: URL(filePath: "\(origin)/\(name)"))
            // Cut in the middle of a record.
            let kept = name == "flights.csv" ? data.prefix(data.count / 2 + 3) : data
            try kept.write(to: URL(filePath: "\(folder.path)/\(name)"))
        }
        let run = try CommandRun.featurestore(["verify", "--no-attack", "--no-fixtures", "--samples", folder.path])
        #expect(run.status == 2)
        #expect(run.messages.contains("flights.csv:"), "\(run.messages)")
    }
}
