import Contracts
import FeatureStore
import Foundation
import Testing

/// The grammar of docs/decisions.md, held to what the loader does.
@Suite struct DecisionsTests {
    static let document: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/decisions.md"), encoding: .utf8)) ?? ""
    }()

    /// The examples of the document, each a feature with its decisions.
    static let examples: [String] = document.components(separatedBy: "```yaml\n").dropFirst().map {
        String($0.prefix(upTo: $0.range(of: "\n```")?.lowerBound ?? $0.endIndex))
    }

    /// A view that reads two sources, one found through the other, with this as its only feature.
    private func feature(_ text: String) throws -> FeatureContract {
        var files = DesignExample.files
        files["Features/featurestore.yaml"] = DesignExample.configuration
            .replacing("table: { analytics", with: "arrival_time: departed_at\n    table: { analytics")
            .replacing("{ departed_at: departed_at, ", with: "{ ")
            .replacing("RouteTraffic:flights_24h", with: "")
            .replacing("mean_dep_delay_7d, ]", with: "mean_dep_delay_7d]")
        let indented = text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        files["Features/route/RouteTraffic.sql"] = """
            /*
            entity: route
            reads: { flights: all, weather: { within: all, by: flights.origin } }
            request: { planned_at: timestamp }
            features:
            \(indented)
            */
            SELECT 1
            """
        return try #require(try ProjectLoader.load(files: files).view("RouteTraffic")?.features.first)
    }

    @Test func theDocumentHoldsExamples() {
        #expect(Self.examples.count == 5)
    }

    @Test(arguments: examples)
    func examplesReadAndPrintCanonically(example: String) throws {
        let first = try feature(example)
        #expect(!first.decisions.isEmpty)
        let head = example.split(separator: "\n").prefix { !$0.hasPrefix("  decisions:") }.joined(separator: "\n")
        let second = try feature(head + "\n  decisions: \(first.decisions)")
        #expect(second.decisions.description == first.decisions.description)
        #expect(second.decisions.sources.map(\.window) == first.decisions.sources.map(\.window))
        #expect(second.decisions.empty == first.decisions.empty)
    }

    @Test func theDocumentNamesEveryWord() {
        let words =
            SourceDecisions.NullTreatment.allCases.map(\.rawValue) + SourceDecisions.Duplicates.allCases.map(\.rawValue)
            + SourceDecisions.NullOrder.allCases.map { "nulls \($0.rawValue)" }
            + Decisions.WeekStart.allCases.map(\.rawValue) + Decisions.Rounding.allCases.map(\.rawValue)
        for word in words { #expect(Self.document.contains("`\(word)`"), "docs/decisions.md lacks \(word)") }
        for unit in WindowDecision.CalendarUnit.allCases {
            #expect(Self.document.contains("\"start_of_\(unit.rawValue)\""))
        }
    }

    @Test(arguments: [
        (
            "{ flights: { window: \"(as_of-7d,as_of]\" } }",
            "{ flights: { window: \"scheduled_at in (as_of - 7d, as_of]\" } }"
        ),
        (
            "{ flights: { window: \" [ as_of - 1d12h , as_of + 0d1us ) \" } }",
            "{ flights: { window: \"scheduled_at in [as_of - 1d 12h, as_of + 1us)\" } }"
        ),
        (
            "{ flights: { window: \"(-infinity, as_of)\" } }",
            "{ flights: { window: \"scheduled_at in (-infinity, as_of)\" } }"
        ),
        ("{ flights: { window: \"[as_of, as_of]\" } }", "{ flights: { window: \"scheduled_at in [as_of, as_of]\" } }"),
        ("{ flights: { window: \"[-infinity, as_of)\" } }", ""),
        ("{ flights: { window: \"(as_of, as_of]\" } }", ""),
        ("{ flights: { ties: flight_id desc } }", "{ flights: { ties: [flight_id desc] } }"),
        ("{ flights: {} }", "{ flights: {} }"),
        ("{}", "{}"),
    ])
    func theCanonicalForm(text: String, canonical: String) throws {
        let header = "count_7d:\n  type: int\n  about: a\n  decisions: \(text)"
        if canonical.isEmpty {
            #expect(throws: ContractErrors.self) { try feature(header) }
        } else {
            #expect(try feature(header).decisions.description == canonical)
        }
    }

    @Test(
        arguments: [
            ("int", "-9223372036854775808", "-9223372036854775808"), ("int", "9223372036854775808", nil),
            ("int", "1.0", nil),
            ("int", "\"1\"", nil), ("double", "1e-9", "1e-09"), ("double", ".nan", ".nan"),
            ("double", "-.inf", "-.inf"),
            ("double", "1e999", nil), ("double", "nan", nil), ("decimal(4,2)", "-1.5", "-1.50"),
            ("decimal(4,2)", "12.345", nil), ("decimal(4,2)", "123.4", nil), ("decimal(4,2)", "1.500", "1.50"),
            ("text", "a", "\"a\""), ("text", "\"null\"", "\"null\""), ("text?", "null", "null"), ("text", "null", nil),
            ("text", "\"a\\\"\\n\\u00e9\"", "\"a\\\"\\U0000000A\\U000000E9\""), ("bool", "false", "false"),
            ("bool", "no", nil),
            ("timestamp", "2013-03-10T07:00:00Z", "2013-03-10T07:00:00Z"), ("timestamp", "2013-03-10T07:00:00", nil),
            ("date", "2013-02-28", "2013-02-28"), ("date", "2013-02-29", nil), ("\"list(text)\"", "[]", "[]"),
            ("\"list(text)\"", "[a]", nil), ("\"list(text)?\"", "null", "null"),
        ] as [(String, String, String?)])
    func emptyIsOfTheFeaturesType(type: String, value: String, canonical: String?) throws {
        let header = "value:\n  type: \(type)\n  about: a\n  decisions: { empty: \(value) }"
        if let canonical {
            let first = try feature(header).decisions
            #expect(first.description == "{ empty: \(canonical) }")
            let again = "value:\n  type: \(type)\n  about: a\n  decisions: \(first)"
            #expect(try feature(again).decisions.description == first.description)
        } else {
            #expect(throws: ContractErrors.self) { try feature(header) }
        }
    }
}
