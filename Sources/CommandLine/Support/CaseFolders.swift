import Foundation
import Parity

extension CaseFiles {
    /// All files below a folder on disk.
    ///
    /// - Throws: ``CommandFailure`` when the folder is not there or cannot be read.
    static func folder(_ name: String, in context: Context) throws -> CaseFiles {
        let root = context.absolute(name)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder) else {
            throw CommandFailure("there is no folder \(name); expected one with fixtures (*.yaml) or a sample.yaml.")
        }
        guard isFolder.boolValue else {
            throw CommandFailure("\(name) is a file; expected a folder with fixtures (*.yaml) or a sample.yaml.")
        }
        guard let found = FileManager.default.enumerator(atPath: root) else {
            throw CommandFailure("the folder \(name) cannot be read.")
        }
        let paths = found.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        return CaseFiles(root: name.hasSuffix("/") ? String(name.dropLast()) : name, paths: paths) { path in
            guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
                throw CommandFailure("\(name)/\(path) cannot be read.")
            }
            return Array(data)
        }
    }
}
