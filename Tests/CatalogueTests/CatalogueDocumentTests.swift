import Catalogue
import Foundation
import Testing

/// docs/catalogue.md, held to the classes and families that there are.
@Suite struct CatalogueDocumentTests {
    private func page() throws -> String {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: package.appending(path: "docs/catalogue.md"), encoding: .utf8)
    }

    /// The rows of the table under this heading.
    private func rows(under heading: String) throws -> [String] {
        let lines = try page().split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == heading })
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map(String.init)
    }

    @Test func itListsTheClasses() throws {
        let expected = CauseClass.allCases.map { "| `\($0.code)` | \($0.title) | \($0.mechanism) |" }
        #expect(try rows(under: "| code | class | how it comes |") == expected)
    }

    @Test func itListsTheFamilies() throws {
        let expected = CatalogueFamily.allCases.map {
            "| `\(Catalogue.codePrefix)\($0.rawValue)-NN` | \($0.title) | \($0.entries.count) |"
        }
        #expect(try rows(under: "| family | about | entries |") == expected)
    }

    @Test func itNamesWhatTheExamplesWereRunOn() throws {
        let text = try page().replacing("\n", with: " ")
        for engine in Catalogue.measuredOn { #expect(text.contains(engine)) }
        let without = Catalogue.entries.filter(\.examples.isEmpty).map { "`\($0.code)`" }
        #expect(text.contains("All entries but \(without.joined(separator: ", ")) "))
    }
}
