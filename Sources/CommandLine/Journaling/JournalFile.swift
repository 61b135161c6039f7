import FeatureStore
import Foundation
import Journal
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A journal on disk, to which several commands may append at a time.
///
/// A line is written at once, at the end, while nobody else holds the file's lock. What was cut off before is left as a line of
/// its own, which readers skip; what cannot be written whole is taken back.
struct JournalFile {
    /// Where it is.
    let path: String
    /// How messages name it.
    let shown: String

    /// How long another command's lock is waited for: appending takes less than a millisecond.
    private static let patience = (times: 50, pause: Duration.milliseconds(100))

    /// Why a journal cannot be written or read.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What it holds; empty where there is no file yet.
    func read() throws(Failure) -> JournalReading {
        guard FileManager.default.fileExists(atPath: path) else { return JournalReading([]) }
        do {
            return JournalReading(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Failure(description: "\(shown) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Appends an entry.
    func append(_ record: JournalRecord) async throws(Failure) {
        try await locked { (descriptor) throws(Failure) in
            let size = lseek(descriptor, 0, SEEK_END)
            var last: UInt8 = 10
            if size > 0, pread(descriptor, &last, 1, size - 1) != 1 { throw failure("read") }
            let bytes = Array(((last == 10 ? "" : "\n") + record.line + "\n").utf8)
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written == bytes.count else {
                let failure = failure("written")
                // Half a line helps nobody.
                _ = ftruncate(descriptor, size)
                throw failure
            }
        }
    }

    /// Adds what other journals hold, and writes all of it anew: each entry once, in the order of time.
    ///
    /// - Returns: how many entries are new.
    func merge(_ others: [JournalRecord]) async throws(Failure) -> Int {
        var added = 0
        try await locked { (descriptor) throws(Failure) in
            let reading = try read()
            let known = reading.records
            var records = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for record in others { records[record.id] = record }
            added = records.count - known.count
            let text = JournalReading.ordered(Array(records.values)).map { $0.line + "\n" }.joined()
            // What this program cannot read a newer one may: it stays.
            let kept = reading.faults.filter { !$0.isTorn }.map { $0.text + "\n" }.joined()
            let fresh = "\(path).new-\(getpid())"
            do {
                try Data((text + kept).utf8).write(to: URL(filePath: fresh))
            } catch {
                unlink(fresh)
                throw Failure(description: "\(shown) cannot be written: \(error.localizedDescription)")
            }
            guard rename(fresh, path) == 0 else {
                let failure = failure("written")
                unlink(fresh)
                throw failure
            }
        }
        return added
    }

    /// Does something with the file open and locked; it and its folder are made where they are not there.
    private func locked(_ body: (Int32) throws(Failure) -> Void) async throws(Failure) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(description: "\(shown) cannot be written: \(error.localizedDescription)")
        }
        for _ in 0..<Self.patience.times {
            let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw failure("opened") }
            defer { close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                // Whoever merges puts another file in its place: what was locked may be the former one.
                if isCurrent(descriptor) { return try body(descriptor) }
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("locked") }
            do {
                try await Task.sleep(for: Self.patience.pause)
            } catch {
                throw Failure(description: "\(shown) was not written: the command was interrupted")
            }
        }
        throw Failure(description: "\(shown) was not written: another process keeps it locked")
    }

    private func isCurrent(_ descriptor: Int32) -> Bool {
        guard let opened = try? FileDescriptor(rawValue: descriptor).stat(), let named = try? Stat(path) else {
            return false
        }
        return opened.inode == named.inode && opened.deviceID == named.deviceID
    }

    private func failure(_ deed: String) -> Failure {
        Failure(description: "\(shown) cannot be \(deed): \(String(cString: strerror(errno)))")
    }
}
