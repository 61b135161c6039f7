import Contracts
import Foundation
import SQLFrontend
import Testing

/// This repository's own pairs bind.
struct RepositoryTests {
    @Test func everyPairOfTheRepositoryBinds() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Features").resolvingSymlinksInPath()
        var files: [String: String] = [:]
        for case let file as String in try #require(FileManager.default.enumerator(atPath: root.path)) {
            guard file.hasSuffix(".sql") || file.hasSuffix(".swift") || file.hasSuffix(".yaml") else { continue }
            files["Features/" + file] = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        }
        let project = try ProjectLoader.load(files: files)
        #expect(project.views.count >= 5)
        for view in project.views {
            let query = try SQLBinder.bind(view: view, project: project)
            #expect(Set(query.statement.columns.map(\.name)) == Set(["spine_id"] + view.features.map(\.name)))
            #expect(query.columnsRead.contains { $0.source == nil && $0.column == "spine_id" })
            #expect(!query.canonicalText.isEmpty)
        }
    }
}
