import Foundation
import Testing

/// What the pages name exists: files and folders in backticks, and the targets of links.
@Suite struct DocumentPathsTests {
    private static func pages() throws -> [String] {
        let docs = try FileManager.default.contentsOfDirectory(atPath: CommandRun.package + "/docs")
        return ["README.md", "ARCHITECTURE.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }

    private static func files() throws -> [String] {
        try ["Package.swift"]
            + ["Sources", "Tests", "Features", "Fixtures"].flatMap { folder in
                try FileManager.default.subpathsOfDirectory(atPath: "\(CommandRun.package)/\(folder)").map {
                    "\(folder)/\($0)"
                }
            }
    }

    @Test func filesAndFoldersThatPagesNameExist() throws {
        let files = try Self.files()
        var checked = 0
        for page in try Self.pages() {
            let text = try String(contentsOfFile: "\(CommandRun.package)/\(page)", encoding: .utf8)
            for match in text.matches(of: /`((?:Sources|Tests)\/[\w\/+.-]+|[\w\/+-]+\.swift)`/) {
                let path = String(match.output.1)
                // In the guides, Name.swift and the like stand for a user's own files.
                guard path.hasPrefix("Sources/") || path.hasPrefix("Tests/") || page == "ARCHITECTURE.md" else {
                    continue
                }
                let name = path.hasSuffix("/") ? String(path.dropLast()) : path
                #expect(files.contains { $0 == name || $0.hasSuffix("/\(name)") }, "\(page) names \(path)")
                checked += 1
            }
        }
        #expect(checked > 20)
    }

    @Test func linksLeadSomewhere() throws {
        for page in try Self.pages() {
            let text = try String(contentsOfFile: "\(CommandRun.package)/\(page)", encoding: .utf8)
            let folder = page.hasPrefix("docs/") ? "\(CommandRun.package)/docs" : CommandRun.package
            for match in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) where !match.output.1.contains("://") {
                let target = "\(folder)/\(match.output.1)"
                #expect(FileManager.default.fileExists(atPath: target), "\(page) links to \(match.output.1)")
            }
        }
    }
}
