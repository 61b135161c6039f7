import FeatureStore
import Foundation
import Synchronization
import Testing

@testable import FeatureStoreCommandLine
@testable import Features

/// A view with a waiver, as the command shows and verifies it.
@Suite struct WaivedViewTests {
    /// What a command wrote.
    private final class Written: Sendable {
        let output = Mutex("")
        let messages = Mutex("")
    }

    private static let waiver =
        "{ feature: departures_7d, class: CODE, until: 2027-01-31, because: \"settled with the retraining\" }"

    /// Runs a command of a program that holds `RecentDelays` alone, with a waiver in its contract.
    private func run(
        _ arguments: [String], waiving code: String = "value-differs"
    ) async throws -> (status: FeatureStoreCommandLine.ExitStatus, output: String, messages: String) {
        let package = featureRegistry
        let view = try #require(package.view("RecentDelays"))
        let sql = view.sql.text.replacing(
            "owner:", with: "waivers:\n  - \(Self.waiver.replacing("CODE", with: code))\nowner:")
        // Without the services, which ask for other views too.
        let configuration = package.configuration.text
        let services = try #require(configuration.range(of: "\nservices:"))
        let behind = configuration[services.upperBound...].firstRange(of: /\n[a-z]/)?.lowerBound
        let registry = FeatureRegistry(
            configuration: EmbeddedFile(
                path: package.configuration.path,
                text: String(configuration[..<services.lowerBound])
                    + String(behind.map { configuration[$0...] } ?? "\n")),
            rowTypes: package.rowTypes,
            views: [
                ViewDefinition(
                    RecentDelays.self, sql: EmbeddedFile(path: view.sql.path, text: sql), swift: view.swift)
            ], services: [], helpers: [])
        let written = Written()
        // Where its sources are not, so that they are not compared with it.
        let folder = try TemporaryFolder()
        let fixture = "Fixtures/aircraft/window_edges.yaml"
        try folder.write(try String(contentsOfFile: "\(CommandRun.package)/\(fixture)", encoding: .utf8), to: fixture)
        let context = Context(
            registry: registry, environment: [:], workingDirectory: folder.path, executable: try CommandRun.executable,
            terminal: Terminal(
                isInteractive: false, output: { text in written.output.withLock { $0 += text } },
                messages: { text in written.messages.withLock { $0 += text } }))
        let status = await FeatureStoreCommand.run(arguments, in: context)
        return (status, written.output.withLock { $0 }, written.messages.withLock { $0 })
    }

    @Test func listAndShowNameIt() async throws {
        let line = "departures_7d (value-differs) until 2027-01-31: settled with the retraining"
        let listed = try await run(["list"])
        #expect(listed.output.contains("  waived: \(line)\n"), "\(listed)")
        #expect(try await run(["show", "RecentDelays"]).output.contains("waived      \(line)\n"))
        for arguments in [["list", "--format", "json"], ["show", "RecentDelays", "--format", "json"]] {
            let json = try await run(arguments).output
            #expect(json.contains("\"because\" : \"settled with the retraining\""), "\(json)")
        }
    }

    @Test func itHoldsUntilItsLastDayAndFailsOnTheNext() async throws {
        let command = ["verify", "--no-attack", "--today"]
        let last = try await run(command + ["2027-01-31"])
        #expect(last.status == .agreed, "\(last)")
        #expect(last.output.contains("the waiver of departures_7d (value-differs) had nothing to waive; remove it"))
        let next = try await run(command + ["2027-02-01"])
        #expect(next.status == .misused, "\(next)")
        #expect(next.output.contains("Features/aircraft/RecentDelays.sql:15:5: the waiver of departures_7d"))
        #expect(next.output.contains("misconfigured: RecentDelays."))
        #expect(try await run(command + ["soon"]).status == .misused)
    }

    @Test func aClassThatIsNoneStopsEveryCommand() async throws {
        let listed = try await run(["list"], waiving: "BDN")
        #expect(listed.status == .misused)
        #expect(
            listed.messages.hasPrefix("Features/aircraft/RecentDelays.sql:15:5: error: unknown class 'BDN' of a waiver")
        )
    }
}
