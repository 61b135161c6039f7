import FeatureStore
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of one feature log: `served-20261122T050000Z-00001.ndjson`, a new one when the last is large or old.
struct LogFiles: ~Copyable {
    let folder: String
    private let size: Int
    private let age: TimeSpan
    private let kept: Int?
    /// Writes bytes to a file: the system's call, or a test's.
    private let write: Write
    /// The folder's lock, held as long as the log is open.
    private var lock: Int32
    private var current: Current?
    /// What could not be written last, and when; until ``pause`` is over nothing else is tried.
    private var failure: (error: FeatureLogError, at: Timestamp)?
    /// The name that was begun last, so that the next of the same second is not sought from the first.
    private var last = (stamp: "", number: 0)

    /// How long after a failed write no file is begun: a disk that is full is not so for a millisecond.
    private static let pause = TimeSpan.seconds(5)

    /// Writes all bytes to a descriptor, or throws.
    typealias Write = @Sendable (_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FeatureLogError) -> Void

    private struct Current {
        let descriptor: Int32
        let path: String
        let begun: Timestamp
        var bytes: Int
    }

    init(
        folder: String, size: Int, age: TimeSpan, kept: Int?,
        write: @escaping Write = { (bytes, descriptor, path) throws(FeatureLogError) in
            try Descriptor.write(bytes, to: descriptor, path: path)
        }
    ) throws(FeatureLogError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .folder(path: folder, reason: Descriptor.reason(error))
        }
        let lock = open("\(folder)/.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .folder(path: folder, reason: Descriptor.reason(errno)) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            Descriptor.close(lock)
            throw .folder(
                path: folder, reason: "another process writes its feature log there; give each process its own folder")
        }
        self.lock = lock
        self.folder = folder
        self.size = size
        self.age = age
        self.kept = kept
        self.write = write
    }

    deinit {
        if let current { Descriptor.close(current.descriptor) }
        if lock >= 0 { Descriptor.close(lock) }
    }

    /// Adds a record; of what could only be written in part nothing stays.
    ///
    /// Where a record cannot be written its file ends, and those of the next seconds are refused without a try: nothing
    /// that was written before is given up for a file that never comes to be.
    mutating func append(_ line: LogLine, servedAt: Timestamp) throws(FeatureLogError) {
        var bytes: [UInt8]
        do {
            bytes = try line.bytes()
        } catch {
            throw .file(path: folder, reason: "a record cannot be written as JSON")
        }
        bytes.append(UInt8(ascii: "\n"))
        if let current, current.bytes + bytes.count > size || isOld(current, servedAt) { close() }
        if let failure, current == nil {
            let (passed, overflows) = servedAt.microseconds.subtractingReportingOverflow(failure.at.microseconds)
            guard overflows || passed.magnitude >= Self.pause.microseconds.magnitude else { throw failure.error }
        }
        do throws(FeatureLogError) {
            try write(bytes, servedAt)
            failure = nil
        } catch {
            failure = (error, servedAt)
            throw error
        }
    }

    private mutating func write(_ bytes: [UInt8], _ servedAt: Timestamp) throws(FeatureLogError) {
        var file: Current
        if let current { file = current } else { file = try begin(servedAt) }
        do throws(FeatureLogError) {
            try write(bytes, file.descriptor, file.path)
        } catch {
            // What cannot be cut back is a torn line, which readers recognise.
            _ = ftruncate(file.descriptor, off_t(file.bytes))
            if file.bytes == 0 { unlink(file.path) }
            current = file
            close()
            throw error
        }
        let isFirst = file.bytes == 0
        file.bytes += bytes.count
        current = file
        if isFirst { removeOldest() }
    }

    /// Makes what was written durable.
    func synchronize() {
        if let current { fsync(current.descriptor) }
    }

    /// Ends the current file; the next record begins another.
    mutating func close() {
        guard let current else { return }
        fsync(current.descriptor)
        Descriptor.close(current.descriptor)
        self.current = nil
    }

    /// Ends the current file and gives the folder free for another log; nothing is written any more.
    mutating func release() {
        close()
        guard lock >= 0 else { return }
        Descriptor.close(lock)
        lock = -1
    }

    /// Whether the folder is this log's.
    var isHeld: Bool { lock >= 0 }

    private func isOld(_ file: Current, _ now: Timestamp) -> Bool {
        let (passed, overflows) = now.microseconds.subtractingReportingOverflow(file.begun.microseconds)
        return overflows || passed >= age.microseconds
    }

    private mutating func begin(_ now: Timestamp) throws(FeatureLogError) -> Current {
        let stamp = String("\(now)".filter { $0 != "-" && $0 != ":" }.prefix { $0 != "." && $0 != "Z" })
        for number in (last.stamp == stamp ? last.number + 1 : 1)..<100_000 {
            let digits = String(number)
            let name = "served-\(stamp)Z-\(String(repeating: "0", count: 5 - digits.count))\(digits).ndjson"
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
            if descriptor < 0, errno == EEXIST { continue }
            guard descriptor >= 0 else { throw .file(path: path, reason: Descriptor.reason(errno)) }
            last = (stamp, number)
            return Current(descriptor: descriptor, path: path, begun: now, bytes: 0)
        }
        throw .folder(path: folder, reason: "it holds 99999 files of \(stamp)Z")
    }

    /// Keeps the newest files; what holds nothing counts as none.
    private func removeOldest() {
        guard let kept, let names = try? Self.names(in: folder) else { return }
        let filled = names.filter { name in
            var status = stat()
            return stat("\(folder)/\(name)", &status) == 0 && status.st_size > 0
        }
        guard filled.count > kept else { return }
        let oldest = filled[filled.count - max(kept, 1)]
        for name in names.prefix(while: { $0 != oldest }) where "\(folder)/\(name)" != current?.path {
            unlink("\(folder)/\(name)")
        }
    }

    /// The names of a folder's log files, oldest first.
    static func names(in folder: String) throws(FeatureLogError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                $0.hasPrefix("served-") && $0.hasSuffix(".ndjson")
            }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            throw .folder(path: folder, reason: Descriptor.reason(error))
        }
    }
}
