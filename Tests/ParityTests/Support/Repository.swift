import Contracts
import Foundation

@testable import Parity

/// This repository's own pairs and cases, read from the working copy.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func project() throws -> Project {
        var files: [String: String] = [:]
        for path in try paths(below: "Features") where [".sql", ".swift", ".yaml"].contains(where: path.hasSuffix) {
            files["Features/\(path)"] = try String(
                contentsOf: root.appending(path: "Features/\(path)"), encoding: .utf8)
        }
        return try ProjectLoader.load(files: files)
    }

    static func cases(_ folder: String) throws -> CaseFiles {
        let base = root.appending(path: folder)
        return CaseFiles(root: folder, paths: try paths(below: folder)) { path in
            Array(try Data(contentsOf: base.appending(path: path)))
        }
    }

    private static func paths(below folder: String) throws -> [String] {
        let base = root.appending(path: folder).path(percentEncoded: false)
        return try FileManager.default.subpathsOfDirectory(atPath: base).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(base)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
