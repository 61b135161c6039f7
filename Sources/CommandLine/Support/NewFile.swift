import Foundation

/// Writes a file that is not there yet, whole or not at all, and never over another.
enum NewFile {
    /// Writes a text to a path, making the folders above it.
    ///
    /// It is written beside its place, under a name that begins with a dot and that no reader of cases looks at, and then
    /// given its name.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - shown: how messages name it.
    /// - Returns: whether it was written; false when a file of this name is there already.
    /// - Throws: ``CommandFailure`` when the disk or the folder's permissions do not allow it; nothing is left then.
    static func write(_ text: String, to path: String, shown: String) throws -> Bool {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: path) else { return false }
        let target = URL(filePath: path)
        let process = ProcessInfo.processInfo.processIdentifier
        let fresh = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new-\(process)")
        do {
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: fresh)
            // Moving refuses to replace what another process may have written meanwhile.
            try manager.moveItem(at: fresh, to: target)
            return true
        } catch {
            try? manager.removeItem(at: fresh)
            if manager.fileExists(atPath: path) { return false }
            throw CommandFailure(
                "\(shown) cannot be written: \(error.localizedDescription) Free the disk, or check the folder's permissions.",
                status: .undecided)
        }
    }
}
