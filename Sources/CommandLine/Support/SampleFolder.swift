import Foundation

/// Puts a folder of files in its place, whole or not at all.
///
/// Where a folder gives way, two renames follow one another. Whoever looks between them sees no folder, and a process that
/// is killed there leaves the former one beside it, as `.NAME.old-PID`.
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
    /// - Throws: ``CommandFailure``, which says where the former folder is in case it could not be put back; else everything
    ///   is as it was.
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
        var outcome = "Nothing was changed"
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
                if (try? manager.moveItem(at: former, to: target)) == nil {
                    outcome = "The former sample is in \(former.lastPathComponent) beside it"
                }
                throw error
            }
            try? manager.removeItem(at: former)
        } catch {
            try? manager.removeItem(at: fresh)
            throw CommandFailure(
                "the sample cannot be written to \(shown): \(reason(error)). \(outcome); free the disk or name another "
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
