import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// `featurestore verify --format junit` and `--format github`.
@Suite struct ReportFormatTests {
    /// Two questions whose hand-worked answers are wrong, about an aircraft whose name XML and GitHub give a meaning.
    private static let fixture = """
        about: Two wrong answers.
        rows:
          flights:
            - { flight_id: 1, tailnum: "<N&1>%", scheduled_at: 2013-03-12T07:00:00Z, dep_delay: 4 }
        defaults:
          flights: { origin: JFK, dest: LAX, carrier: AA, departed_at: 2013-03-12T07:30:00Z }
        spine:
          - { tailnum: "<N&1>%", as_of: 2013-03-17T07:00:00Z, expect: { RecentDelays: { departures_7d: 2 } },
              because: "5 % < 100 % & so on, a::b." }
          - { tailnum: "<N&1>%", as_of: 2013-03-16T07:00:00Z, expect: { RecentDelays: { mean_dep_delay_7d: 4.5 } } }
          - { tailnum: N2, as_of: 2013-03-16T07:00:00Z }
        """

    private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandRun {
        let folder = try TemporaryFolder()
        try folder.write(Self.fixture, to: "aircraft/wrong.yaml")
        return try CommandRun.featurestore(
            ["verify", "--no-attack", "--fixtures", folder.path] + arguments, environment: environment)
    }

    @Test func junitHasATestForEachViewAndFeatureAndWarehouse() throws {
        let run = try run(["RecentDelays", "AircraftSize", "--format", "junit"])
        #expect(run.status == 1, "\(run.messages)")
        let report = try JUnitReading(run.output)
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(
            report.tests.map(\.name) == [
                "AircraftSize", "is_registered", "seats", "RecentDelays", "departures_7d", "mean_dep_delay_7d",
            ])
        #expect(report.tests.map(\.outcomes) == [[], ["error"], ["error"], [], ["failure"], ["failure"]])
        #expect(Set(report.tests.map(\.className)) == ["aircraft.AircraftSize.local", "aircraft.RecentDelays.local"])
        #expect(report.text.contains("because: 5 % < 100 % & so on, a::b."))
        #expect(report.text.contains("Features/aircraft/RecentDelays.swift:6:25"))
    }

    @Test func junitOfARunThatAgreesHasNoFailures() throws {
        let run = try CommandRun.featurestore(["verify", "RouteTraffic", "--no-attack", "--format", "junit"])
        #expect(run.status == 0, "\(run.messages)")
        let report = try JUnitReading(run.output)
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(report.tests.count == 5)
        #expect(report.tests.allSatisfy { $0.outcomes.isEmpty })
    }

    @Test func junitTellsWhatWasNotAsked() throws {
        let run = try run(["RouteTraffic", "--format", "junit"])
        #expect(run.status == 3)
        let report = try JUnitReading(run.output)
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(report.tests.map(\.outcomes) == [["error"]] + Array(repeating: ["skipped"], count: 4))
    }

    @Test func gitHubIsToldOfBothHalves() throws {
        let run = try run(["RecentDelays", "--format", "github"])
        #expect(run.status == 1)
        let errors = run.output.split(separator: "\n").filter { $0.hasPrefix("::error ") }
        let places = errors.map { $0.dropFirst("::error ".count).split(separator: ",title=")[0] }
        #expect(
            places == [
                "file=Features/aircraft/RecentDelays.sql,line=17,col=8",
                "file=Features/aircraft/RecentDelays.sql,line=18,col=8",
                "file=Features/aircraft/RecentDelays.swift,line=6,col=25",
                "file=Features/aircraft/RecentDelays.swift,line=6,col=53",
            ])
        #expect(errors[0].contains("title=golden-contradicted RecentDelays%3Adepartures_7d on local::"))
        #expect(errors[0].contains("because: 5 %25 < 100 %25 & so on, a::b.%0A"))
        #expect(run.output.hasSuffix("diverged: RecentDelays. 1 view, 2 features, 3 questions compared.\n"))
    }

    @Test func gitHubNamesFilesFromTheRootOfTheRepository() throws {
        let package = URL(filePath: CommandRun.package)
        let run = try run(
            ["RecentDelays", "--format", "github"],
            environment: ["GITHUB_WORKSPACE": package.deletingLastPathComponent().path])
        #expect(run.output.contains("::error file=\(package.lastPathComponent)/Features/aircraft/RecentDelays.sql,"))
    }
}

/// A JUnit report, and where it breaks the schema of Jenkins' xUnit plugin (junit-10.xsd).
private final class JUnitReading: NSObject, XMLParserDelegate {
    struct Test {
        let className: String
        let name: String
        var outcomes: [String] = []
    }

    /// By element: what it may lie in, and which attributes it must and may have.
    private static let schema: [String: (parents: Set<String>, required: Set<String>, allowed: Set<String>)] = [
        "testsuites": ([""], [], ["name", "time", "tests", "failures", "errors"]),
        "testsuite": (
            ["testsuites", "testsuite"], ["name", "tests", "failures", "errors"],
            ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"]
        ),
        "properties": (["testsuite"], [], []),
        "property": (["properties"], ["name", "value"], []),
        "testcase": (["testsuite"], ["name"], ["time", "classname", "group"]),
        "failure": (["testcase"], [], ["type", "message"]),
        "error": (["testcase"], [], ["type", "message"]),
        "skipped": (["testcase"], [], ["type", "message"]),
        "system-out": (["testcase", "testsuite"], [], []),
    ]

    private(set) var tests: [Test] = []
    private(set) var text = ""
    private(set) var problems: [String] = []
    private var open = [""]
    private var counted: [String: [String: Int]] = [:]

    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        if !parser.parse() { problems.append("not well-formed at line \(parser.lineNumber)") }
        let outcomes: [String: String] = ["failures": "failure", "errors": "error"]
        for (attribute, outcome) in outcomes {
            let found = tests.filter { $0.outcomes.contains(outcome) }.count
            for (element, counts) in counted where counts[attribute] != found && element == "testsuites" {
                problems.append("\(element) counts \(counts[attribute] ?? -1) \(attribute), there are \(found)")
            }
        }
        if counted["testsuites"]?["tests"] != tests.count { problems.append("the tests are counted wrongly") }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard let rule = Self.schema[name] else {
            problems.append("an element \(name)")
            return
        }
        let given = Set(attributes.keys)
        if !rule.parents.contains(open.last ?? "") { problems.append("\(name) lies in \(open.last ?? "")") }
        if !rule.required.isSubset(of: given) { problems.append("\(name) lacks \(rule.required.subtracting(given))") }
        let unknown = given.subtracting(rule.required).subtracting(rule.allowed)
        if !unknown.isEmpty { problems.append("\(name) has \(unknown)") }
        if open.last == "testcase", !tests.isEmpty { tests[tests.count - 1].outcomes.append(name) }
        if name == "testcase" {
            tests.append(Test(className: attributes["classname"] ?? "", name: attributes["name"] ?? ""))
        }
        if name == "testsuites" { counted[name] = attributes.compactMapValues(Int.init) }
        open.append(name)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
