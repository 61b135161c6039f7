import Foundation

/// Writes files whole or not at all: a reader sees the old text or the new one, never a part.
enum WrittenFile {
    /// Writes a text to a path, over what is there, making the folders above it.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - shown: how messages name it.
    ///   - isSecret: whether only its owner may read it.
    /// - Throws: ``CommandFailure`` when the disk or the folder's permissions do not allow it; what was there stays then.
    static func write(_ text: String, to path: String, shown: String, isSecret: Bool = false) throws {
        let target = URL(filePath: path)
        let process = ProcessInfo.processInfo.processIdentifier
        let fresh = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new-\(process)")
        let manager = FileManager.default
        do {
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            let attributes: [FileAttributeKey: Any]? = isSecret ? [.posixPermissions: 0o600] : nil
            guard manager.createFile(atPath: fresh.path, contents: Data(text.utf8), attributes: attributes),
                manager.contents(atPath: fresh.path) == Data(text.utf8)
            else { throw CocoaError(.fileWriteUnknown) }
            guard rename(fresh.path, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? manager.removeItem(at: fresh)
            throw CommandFailure(
                "\(shown) cannot be written: \(error.localizedDescription) Free the disk, or check the folder's permissions.",
                status: .undecided)
        }
    }
}
