import Catalogue
import Contracts
import FeatureStore
import FeatureStoreTesting
import Foundation
import Testing

@testable import Parity
@testable import Reports

/// The log that code scanning reads, held to the standard's own schema.
@Suite struct SARIFReportTests {
    private struct Log: Decodable {
        let runs: [Run]
        struct Run: Decodable {
            let tool: Tool
            let results: [Result]
            let invocations: [Invocation]
            let columnKind: String
        }
        struct Tool: Decodable { let driver: Driver }
        struct Driver: Decodable {
            let rules: [Rule]
            let version: String
        }
        struct Rule: Decodable {
            let id: String
            let help: Message
        }
        struct Invocation: Decodable {
            let executionSuccessful: Bool
            let exitCode: Int
        }
        struct Message: Decodable {
            let text: String
            let markdown: String?
        }
        struct Result: Decodable {
            let ruleId: String
            let ruleIndex: Int
            let level: String
            let message: Message
            let locations: [Location]
            let relatedLocations: [Location]
            let partialFingerprints: [String: String]
            let occurrenceCount: Int?
            let fixes: [Fix]?
            let suppressions: [Suppression]
        }
        struct Suppression: Decodable {
            let kind: String
            let status: String
            let justification: String
            let location: Location
        }
        struct Location: Decodable {
            let physicalLocation: Physical
            let message: Message?
        }
        struct Physical: Decodable {
            let artifactLocation: Artifact
            let region: Region
        }
        struct Artifact: Decodable {
            let uri: String
            let uriBaseId: String?
        }
        struct Region: Decodable, Equatable {
            let startLine: Int
            let startColumn: Int
            let endLine: Int?
            let endColumn: Int?
        }
        struct Fix: Decodable { let artifactChanges: [Change] }
        struct Change: Decodable {
            let artifactLocation: Artifact
            let replacements: [Replacement]
        }
        struct Replacement: Decodable {
            let deletedRegion: Region
            let insertedContent: Content
        }
        struct Content: Decodable { let text: String }
    }

    private func log(_ changes: ReportedVerdict.Changes = .init(), folder: String = "") throws -> Log {
        let data = try SARIFReport.data(try ReportedVerdict.report(changes), folder: folder)
        let problems = try SchemaValidator.problems(with: String(decoding: data, as: UTF8.self), by: .sarif)
        #expect(problems.isEmpty, "\(problems)")
        return try JSONDecoder().decode(Log.self, from: data)
    }

    @Test func theSchemaIsTheOfficialOneAndRefusesWhatIsWrong() throws {
        let schema = try Data(contentsOf: URL(filePath: SchemaValidator.sarifSchema()))
        let text = String(decoding: schema, as: UTF8.self)
        #expect(text.contains("\"id\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"))
        let data = try SARIFReport.data(try ReportedVerdict.report())
        let log = String(decoding: data, as: UTF8.self)
        for (part, wrong) in [
            ("\"2.1.0\"", "\"2.2.0\""), ("\"startLine\" : 22", "\"startLine\" : 0"), ("\"ruleId\"", "\"rule_id\""),
            ("\"unicodeCodePoints\"", "\"scalars\""),
        ] {
            #expect(log.contains(part))
            #expect(
                try !SchemaValidator.problems(with: log.replacing(part, with: wrong), by: .sarif).isEmpty, "\(part)")
        }
    }

    @Test func aFindingStandsAtTheWrongHalfWithTheOtherAndTheEdit() throws {
        let run = try log().runs[0]
        let result = try #require(run.results.first)
        #expect(run.results.filter { $0.level == "error" }.count == 1)
        #expect(run.columnKind == "unicodeCodePoints")
        #expect(run.invocations[0].executionSuccessful && run.invocations[0].exitCode == 1)
        #expect(result.ruleId == "BND" && run.tool.driver.rules[result.ruleIndex].id == "BND")
        #expect(run.tool.driver.rules[result.ruleIndex].help.text.contains("PAR-TIM-35"))
        #expect(result.level == "error" && result.occurrenceCount == 37)
        let place = result.locations[0].physicalLocation
        #expect(place.artifactLocation.uri == "Features/aircraft/RecentDelays.sql")
        #expect(place.artifactLocation.uriBaseId == "%SRCROOT%")
        #expect(place.region == .init(startLine: 22, startColumn: 26, endLine: 22, endColumn: 27))
        #expect(
            result.relatedLocations.map(\.physicalLocation.artifactLocation.uri) == [
                "Features/aircraft/RecentDelays.swift", "Fixtures/aircraft/window_edges.yaml",
            ])
        #expect(
            result.message.text.hasPrefix("RecentDelays:departures_7d on local: SQL counts a row exactly 7 days old"))
        #expect(result.message.text.contains("SQL: 1 (int). Swift: 0 (int)."))
        #expect(result.message.text.contains("the Swift side follows it, SQL contradicts it"))
        #expect(result.message.markdown?.contains("would agree with `>=`") == true)
        let change = try #require(result.fixes?.first?.artifactChanges.first)
        #expect(change.replacements[0].insertedContent.text == ">=")
        // What a viewer replaces is what stands there.
        let sql = try String(
            contentsOf: Repository.root.appending(path: change.artifactLocation.uri), encoding: .utf8)
        let line = sql.split(separator: "\n", omittingEmptySubsequences: false)[
            change.replacements[0].deletedRegion.startLine - 1]
        let column = change.replacements[0].deletedRegion.startColumn
        #expect(Array(line.unicodeScalars)[column - 1] == ">")
    }

    @Test func everyCauseAndEveryClassIsARuleOnce() throws {
        let rules = try log().runs[0].tool.driver.rules.map(\.id)
        #expect(Set(rules).count == rules.count)
        #expect(Set(CauseClass.allCases.map(\.code)).isSubset(of: rules))
        #expect(Set(DivergenceClass.allCases.map(ClassText.code)).isSubset(of: rules))
        #expect(rules.contains("zone-dependent") && rules.contains("misconfigured"))
    }

    @Test func aFingerprintDoesNotDependOnTheCauseOrTheExample() throws {
        let explained = try log().runs[0].results[0].partialFingerprints
        var changes = ReportedVerdict.Changes()
        changes.aircraft = "N2"
        changes.hasExplanation = false
        let result = try log(changes).runs[0].results[0]
        #expect(result.ruleId == "value-differs" && result.fixes == nil)
        #expect(result.partialFingerprints == explained)
        #expect(explained == ["featurestore/v1": "RecentDelays/departures_7d/value-differs/local"])
    }

    @Test func aWaivedFindingIsSuppressedWithItsReasonAndPlace() throws {
        #expect(try log().runs[0].results[0].suppressions.isEmpty)
        var changes = ReportedVerdict.Changes()
        let day = CalendarDate(daysSinceEpoch: 20_849)
        changes.waiver = Waiver(
            feature: "departures_7d", code: "BND", until: day, because: "The source is {late}.",
            location: SourceLocation(file: "Features/aircraft/RecentDelays.sql", line: 9, column: 5))
        let suppression = try #require(try log(changes).runs[0].results[0].suppressions.first)
        #expect(suppression.kind == "inSource" && suppression.status == "accepted")
        #expect(suppression.justification == "until 2027-01-31: The source is {late}.")
        #expect(suppression.location.physicalLocation.region.startLine == 9)
    }

    @Test func pathsStartAtTheRootOfTheRepositoryAndAreURIs() throws {
        let place = try log(folder: "pairs of \"ours\"/ä").runs[0].results[0].locations[0].physicalLocation
        #expect(
            place.artifactLocation.uri == "pairs%20of%20%22ours%22/%C3%A4/Features/aircraft/RecentDelays.sql")
        #expect(SARIFText.artifact("/tmp/a b.yaml", folder: "x").uri == "file:///tmp/a%20b.yaml")
        #expect(SARIFText.artifact("/tmp/a b.yaml", folder: "x").uriBaseId == nil)
    }

    @Test func valuesAreNeitherLinksNorPlaceholders() throws {
        var changes = ReportedVerdict.Changes()
        changes.aircraft = "{0} [here](1) \\"
        changes.hasExplanation = false
        changes.examples = [
            Divergence(
                view: "RecentDelays", feature: "departures_7d", kind: .swiftError, warehouse: "local",
                question: ReportedVerdict.question("a", .fixture), sql: .value(.int(1)),
                swift: .swiftFailure(.threw("{0} [here](1) \\")))
        ]
        let result = try log(changes).runs[0].results[0]
        #expect(result.message.text.contains(#"throws: {{0}} \[here\](1) \\"#), "\(result.message.text)")
        #expect(result.locations[0].physicalLocation.artifactLocation.uri.hasSuffix(".swift"))
    }
}
