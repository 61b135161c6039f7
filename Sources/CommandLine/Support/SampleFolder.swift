import Foundation

/// Puts a folder of files in its place at once: whoever looks sees the old folder, or the whole new one.
enum SampleFolder {
    /// Writes files into a new folder.
    ///
    /// They are written beside it, in a folder whose name begins with a dot and that no reader of cases looks into, which
    /// is then given its name.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - shown: how messages name it.
    ///   - isReplacing: whether a sample that stands there gives way.
    /// - Throws: ``CommandFailure``, after which everything is as it was.
    static func write(
        _ files: [(name: String, text: String)], to path: String, shown: String, isReplacing: Bool
    ) throws {
        let manager = FileManager.default
        try refuse(path, shown: shown, isReplacing: isReplacing)
        let target = URL(filePath: path)
        let parent = target.deletingLastPathComponent()
        let process = ProcessInfo.processInfo.processIdentifier
        let fresh = parent.appending(path: ".\(target.lastPathComponent).new-\(process)")
        let former = parent.appending(path: ".\(target.lastPathComponent).old-\(process)")
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
            try? manager.removeItem(at: fresh)
            try manager.createDirectory(at: fresh, withIntermediateDirectories: false)
            for file in files { try Data(file.text.utf8).write(to: fresh.appending(path: file.name)) }
            guard manager.fileExists(atPath: path) else {
                try manager.moveItem(at: fresh, to: target)
                return
            }
            try manager.moveItem(at: target, to: former)
            do {
                try manager.moveItem(at: fresh, to: target)
            } catch {
                try manager.moveItem(at: former, to: target)
                throw error
            }
            try? manager.removeItem(at: former)
        } catch {
            try? manager.removeItem(at: fresh)
            throw CommandFailure(
                "the sample cannot be written to \(shown): \(reason(error)). Nothing was changed; free the disk or name another "
                    + "folder with --output, and repeat.", status: .undecided)
        }
    }

    /// Refuses to write over what stands there, before any work is done.
    static func refuse(_ path: String, shown: String, isReplacing: Bool) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return }
        guard isReplacing else {
            throw CommandFailure("\(shown) is there already. Give --replace to draw it again, or another name.")
        }
        guard manager.fileExists(atPath: path + "/sample.yaml") else {
            throw CommandFailure(
                "\(shown) is no sample (it has no sample.yaml) and is not replaced. Give another name.")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return error.localizedDescription
    }
}
