#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock that one process holds as long as it writes a store; the operating system lets go of it when the process ends.
struct StoreLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock of the store at a path: the file `<path>.lock`, which names its holder.
    init(storeAt path: String) throws(OnlineStoreError) {
        let lockPath = path + ".lock"
        let opened = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw .unavailable(reason: "\(lockPath) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(opened)
            close(opened)
            throw .inUse(path: path, by: holder)
        }
        descriptor = opened
        let note = Array("process \(getpid())\n".utf8)
        // Only a help for people: the lock holds whether or not it can be written.
        _ = ftruncate(opened, 0)
        _ = pwrite(opened, note, note.count, 0)
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)).prefix { $0 >= 0x20 && $0 < 0x7f }, as: UTF8.self)
        return text.isEmpty ? "another process" : text
    }
}
