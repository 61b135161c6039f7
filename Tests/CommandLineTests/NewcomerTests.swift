import FeatureStore
import Features
import Foundation
import Online
import Testing

/// What somebody meets who tries the program without having read much: in the wrong folder, without rights, asking for help.
@Suite struct NewcomerTests {
    @Test func itSaysItsVersion() throws {
        let run = try CommandRun.featurestore(["--version"])
        #expect(run.status == 0 && run.output.contains(/^featurestore \d+\.\d+\.\d+, SQLite 3\./), "\(run)")
        #expect(try CommandRun.featurestore(["--help"]).output.contains("--version"))
    }

    @Test(arguments: ["ingest", "serve", "get", "compact", "forget", "backfill"])
    func helpListsExitCodes(_ verb: String) throws {
        let help = try CommandRun.featurestore([verb, "--help"])
        #expect(help.output.replacing("\n", with: " ").contains("Exit codes: 0 "), "\(help)")
    }

    @Test(arguments: [
        (["get", "--as-of", "2013-07-01"], "expected an instant as 2013-03-10T07:00:00Z: a T stands"),
        (
            ["backfill", "--warehouse", "local", "--until", "noon"],
            "'noon' is invalid for '--until <until>': expected an"
        ),
        (
            ["audit", "--log", "l", "--warehouse", "local", "--since", "1h"],
            "'1h' is invalid for '--since <since>': expected"
        ),
        (
            ["verify", "--today", "2027-1-1"],
            "'2027-1-1' is invalid for '--today <today>': expected a day as 2027-01-31"
        ),
        (["serve", "--cache-mb", "0"], "--cache-mb takes a number from 1 to 1048576, found 0"),
    ])
    func optionsSayTheirForm(_ arguments: [String], _ message: String) throws {
        let run = try CommandRun.featurestore(arguments)
        #expect(run.status == 2 && run.messages.contains(message), "\(run)")
    }

    @Test func inAnotherProjectNoBuildIsAdvised() throws {
        let folder = try TemporaryFolder()
        try folder.write("entities: { customer: { keys: { customer_id: int } } }\n", to: "Features/featurestore.yaml")
        let other = try CommandRun.featurestore(["list"], in: folder.path)
        #expect(other.status == 2 && other.messages.contains("\(folder.path) holds another project"), "\(other)")
        #expect(!other.messages.contains("swift build"), "\(other)")
        // Its own project, edited since: then a build helps, of the product that this program is.
        let sql = try String(contentsOfFile: CommandRun.package + "/Features/aircraft/AircraftAge.sql", encoding: .utf8)
        try folder.write(sql, to: "Features/aircraft/AircraftAge.sql")
        let edited = try CommandRun.featurestore(["list"], in: folder.path)
        #expect(edited.messages.contains("Build again (swift build --product featurestore)"), "\(edited)")
    }

    /// Runs the program as somebody who may read here and write nowhere; as whoever runs the tests, unless that is root.
    private func unprivileged(_ arguments: [String], in folder: String) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let nobody = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        process.arguments = nobody + [try CommandRun.executable] + arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let output = try TemporaryFolder()
        try output.write("", to: "text")
        let file = FileHandle(forWritingAtPath: output.path + "/text")
        (process.standardOutput, process.standardError) = (file, file)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: output.path + "/text", encoding: .utf8))
    }

    @Test func whoMayNotWriteMayReadAndIsToldSo() async throws {
        let files = FileManager.default
        let folder = try TemporaryFolder()
        let path = folder.path + "/online.sqlite"
        let store = try await ServingStore.open(registry: featureRegistry, at: path)
        let noon = Timestamp(microseconds: 1_600_000_000_000_000)
        try await store.ingest([
            Flight(
                flightId: 7, tailnum: "N1", origin: "JFK", dest: "LAX", carrier: "AA", scheduledAt: noon,
                departedAt: noon + .minutes(5), depDelay: 5, landedAt: nil, arrDelay: nil)
        ])
        await store.close()
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        for name in ["", ".lock"] { try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path + name) }
        let before = try files.contentsOfDirectory(atPath: folder.path).sorted()
        let get = [
            "get", "RecentDelays:departures_7d", "tailnum=N1", "--as-of", "2020-09-14T00:00:00Z", "--store", path,
            "--allow-unpromoted", "RecentDelays",
        ]
        let read = try unprivileged(get, in: "/")
        #expect(read.status == 0 && read.text.contains(/RecentDelays:departures_7d +1 +present/), "\(read)")
        #expect(try files.contentsOfDirectory(atPath: folder.path).sorted() == before)
        let made = try unprivileged(["init", "new", "--package", CommandRun.package], in: folder.path)
        #expect(
            made.status == 2 && made.text.contains("new cannot be written: Permission denied. Nothing was"), "\(made)")
    }
}
