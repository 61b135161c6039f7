import Contracts
import Foundation
import Testing

/// The project of this repository, read from its folder.
enum RepositoryProject {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The texts of Features/, by path relative to the package.
    static func files() throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Features").path) {
            guard [".sql", ".swift", ".yaml"].contains(where: path.hasSuffix) else { continue }
            let file = "Features/\(path)"
            files[file] = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        }
        return files
    }
}

@Suite("The project of this repository")
struct RepositoryProjectTests {
    @Test("Its contracts hold, and every view has an entity, reads and features")
    func loads() throws {
        let files = try RepositoryProject.files()
        let project = try ProjectLoader.load(files: files)

        let queries = files.keys.filter { $0.hasSuffix(".sql") }
        #expect(queries.count >= 12)
        #expect(project.views.map(\.sql.file).sorted() == queries.sorted())
        #expect(Set(project.views.map(\.entity.name)) == ["aircraft", "airport", "carrier", "route"])
        for view in project.views {
            #expect(!view.reads.isEmpty, "\(view.name)")
            #expect(!view.features.isEmpty, "\(view.name)")
            #expect(view.features.allSatisfy { !$0.about.isEmpty }, "\(view.name)")
        }
    }
}
