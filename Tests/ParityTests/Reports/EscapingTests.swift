import Contracts
import Foundation
import Testing

@testable import Parity
@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What reports hold is whatever people and databases wrote: it must not end a line, a property or an element.
@Suite struct EscapingTests {
    private static let location = SourceLocation(file: "Features/a,b:c%.sql", line: 17, column: 8)

    @Test func aWorkflowCommandIsOneLineWhateverItHolds() {
        let command = WorkflowCommand.text(
            .error, title: "value, differs: 100%", location: Self.location, folder: "",
            message: "first\nsecond\r\n::error::third, 5 % off: fourth")
        #expect(
            command == "::error file=Features/a%2Cb%3Ac%25.sql,line=17,col=8,title=value%2C differs%3A 100%25::"
                + "first%0Asecond%0D%0A::error::third, 5 %25 off: fourth")
    }

    @Test func accentsDoNotHideWhatMustBeEscaped() {
        let command = WorkflowCommand.text(
            .warning, title: ":\u{301},\u{301}", location: Self.location, folder: "pairs", message: "%\u{301}")
        #expect(command.hasPrefix("::warning file=pairs/Features/"))
        #expect(command.unicodeScalars.elementsEqual(command.unicodeScalars.filter { $0 != "\n" }))
        #expect(command.hasSuffix("title=%3A\u{301}%2C\u{301}::%25\u{301}"))
    }

    /// GitHub drops what is beyond ten errors of a step, so the first of what it is told counts them.
    @Test(arguments: [(10, false), (11, true)])
    func moreErrorsThanGitHubShowsAreCounted(count: Int, isCounted: Bool) throws {
        var changes = ReportedVerdict.Changes()
        changes.examples = (0..<count).map { number in
            Divergence(
                view: "RecentDelays", feature: "departures_7d", kind: .swiftError, warehouse: "local",
                question: ReportedVerdict.question("case\(number)", .fixture), sql: .value(.int(1)),
                swift: .swiftFailure(.threw("no")))
        }
        let lines = GitHubReport.text(try ReportedVerdict.report(changes)).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error ") } == count)
        #expect(
            lines[0].hasPrefix("::notice title=featurestore verify::11 errors, of which GitHub shows 10") == isCounted)
        #expect(lines.contains { $0.hasPrefix("::notice ") } == isCounted)
    }

    private static let texts: [String] = [
        "a < b && c > \"d\"", "]]>", "<!-- -->", "tab\tline\nreturn\rboth\r\nend", "N\u{00E9} \u{FF2E} \u{1F6EB}", "",
        " blanks  inside ",
    ]

    @Test(arguments: texts)
    func xmlReadsBackWhatWasWritten(text: String) throws {
        let reader = try XMLReading("<a \(attribute(text))>\(XMLText.escaped(text))</a>")
        #expect(reader.elements.first?.attributes["b"] == text)
        #expect(reader.text == text)
    }

    @Test func whatXMLCannotHoldIsReplaced() throws {
        let text = "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}"
        let reader = try XMLReading("<a \(attribute(text))>\(XMLText.escaped(text))</a>")
        #expect(reader.text == String(repeating: "\u{FFFD}", count: 8))
        #expect(reader.elements.first?.attributes["b"] == reader.text)
    }

    /// The attribute as the writer spells it.
    private func attribute(_ text: String) -> Substring {
        XMLText.tag("x", [("b", text)]).dropFirst(3).dropLast()
    }
}

/// What Foundation's parser makes of a document.
private final class XMLReading: NSObject, XMLParserDelegate {
    struct Malformed: Error { let text: String }

    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var text = ""

    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { throw Malformed(text: document) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
