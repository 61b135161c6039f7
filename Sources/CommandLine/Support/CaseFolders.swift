import Contracts
import Foundation
import Parity

extension CaseFiles {
    /// All files below a folder on disk.
    ///
    /// Links are followed, to files and to folders; one that leads nowhere counts as a file, which whoever reads it
    /// reports. Files and folders whose names begin with a point are left out.
    ///
    /// - Throws: ``CommandFailure`` when the folder, or one below it, is not there, cannot be read, or holds itself: a
    ///   case that is silently left out would let a verdict pass.
    static func folder(_ name: String, in context: Context) throws -> CaseFiles {
        let expected = "expected a folder with fixtures (*.yaml) or a sample.yaml"
        guard !name.isEmpty else { throw CommandFailure("the folder of the cases has an empty name; \(expected).") }
        let root = context.absolute(name)
        switch FileKind(root) {
        case .nothing: throw CommandFailure("there is no folder \(name); \(expected).")
        case .file: throw CommandFailure("\(name) is a file; \(expected).")
        case .folder: break
        }
        let shown = name.hasSuffix("/") && name.count > 1 ? String(name.dropLast()) : name
        var paths: [String] = []
        try collect(root, shown, below: "", within: [], into: &paths)
        @Sendable func unreadable(_ path: String) -> CommandFailure {
            CommandFailure("\(shown)/\(path) is no file that can be read; check its kind and its permissions")
        }
        let pieces: @Sendable (String, ([UInt8]) throws -> Void) throws -> Void = { path, take in
            guard FileKind("\(root)/\(path)") == .file, let file = FileHandle(forReadingAtPath: "\(root)/\(path)")
            else {
                throw unreadable(path)
            }
            defer { try? file.close() }
            while true {
                let piece: Data?
                do { piece = try file.read(upToCount: 1 << 20) } catch { throw unreadable(path) }
                guard let piece, !piece.isEmpty else { return }
                try take(Array(piece))
            }
        }
        return CaseFiles(root: shown, paths: paths, readPieces: pieces) { path in
            guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
                throw unreadable(path)
            }
            return Array(data)
        }
    }

    /// Adds the files of one folder and of those below it.
    ///
    /// - Parameters:
    ///   - below: the folder's path below the root, with a slash behind it; "" for the root.
    ///   - within: the real paths of the folders that it lies in, by which a folder that holds itself is noticed.
    private static func collect(
        _ root: String, _ shown: String, below: String, within: [String], into paths: inout [String]
    ) throws {
        let folder = below.isEmpty ? root : "\(root)/\(below.dropLast())"
        let place = below.isEmpty ? shown : "\(shown)/\(below.dropLast())"
        let real = URL(filePath: folder).resolvingSymlinksInPath().path
        guard !within.contains(real) else {
            throw CommandFailure("the folder \(place) is a link to a folder that it lies in. Remove the link.")
        }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw CommandFailure("the folder \(place) cannot be read; check its permissions.")
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            if FileKind("\(folder)/\(name)") == .folder {
                try collect(root, shown, below: "\(below)\(name)/", within: within + [real], into: &paths)
            } else {
                paths.append(below + name)
            }
        }
    }
}

extension Context {
    /// The fixtures and samples of folders, in their order.
    ///
    /// - Throws: ``CommandFailure`` with everything that is wrong with any of them.
    func caseSources(_ folders: [String], project: Project) throws -> [CaseSource] {
        do {
            return try folders.flatMap { try CaseSource.all(in: .folder($0, in: self), project: project) }
        } catch let errors as ContractErrors {
            throw CommandFailure(located: errors.description)
        }
    }
}

/// What stands at a path, once links are followed.
private enum FileKind {
    case nothing, file, folder

    init(_ path: String) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        self = !exists ? .nothing : isFolder.boolValue ? .folder : .file
    }
}
