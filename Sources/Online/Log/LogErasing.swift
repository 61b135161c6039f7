import FeatureStore
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Takes the records that tell of one entity out of a log's files.
///
/// A file that holds one is written anew beside itself and takes its own place at once, so that a crash leaves the old file
/// or the new one. Lines that cannot be read could be about the entity, so they go with it.
struct LogErasing: Sendable {
    /// What tells of the entity.
    let traces: EntityTraces

    /// Erases, and reads everything again.
    func erase(in folder: String) -> Result<LogErasure, FeatureLogError> {
        do throws(FeatureLogError) {
            var report = LogErasure()
            for name in try LogFiles.names(in: folder) { try erase(name, in: folder, &report) }
            Descriptor.synchronize(folder: folder)
            report.proofs = try LogFiles.names(in: folder).map { name throws(FeatureLogError) in
                let lines = try FeatureLogReader.lines(of: "\(folder)/\(name)")
                return ErasureReport.Proof(place: "records of \(name)", traces: lines.count(where: isTrace))
            }
            return .success(report)
        } catch {
            return .failure(error)
        }
    }

    private func erase(_ name: String, in folder: String, _ report: inout LogErasure) throws(FeatureLogError) {
        let path = "\(folder)/\(name)"
        let lines = try FeatureLogReader.lines(of: path)
        let traces = lines.count(where: isTrace)
        guard traces > 0 else { return }
        let damaged = lines.count { (try? $0.content.get()) == nil }
        report.records += traces - damaged
        report.damaged += damaged
        report.files.append(name)
        let kept = lines.filter { !isTrace($0) }
        guard !kept.isEmpty else {
            guard unlink(path) == 0 else { throw .file(path: path, reason: Descriptor.reason(errno)) }
            return
        }
        let fresh = "\(folder)/.\(name).new"
        unlink(fresh)
        let descriptor = open(fresh, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: fresh, reason: Descriptor.reason(errno)) }
        defer { Descriptor.close(descriptor) }
        var bytes: [UInt8] = []
        for line in kept { bytes += line.bytes + [UInt8(ascii: "\n")] }
        do throws(FeatureLogError) {
            try Descriptor.write(bytes, to: descriptor, path: fresh)
            guard fsync(descriptor) == 0, rename(fresh, path) == 0 else {
                throw .file(path: path, reason: Descriptor.reason(errno))
            }
        } catch {
            unlink(fresh)
            throw error
        }
    }

    /// Whether a line is about the entity, or could be.
    private func isTrace(_ line: FeatureLogReader.Line) -> Bool {
        guard let vector = try? line.content.get().vector else { return true }
        return traces.isAbout(vector)
    }
}
