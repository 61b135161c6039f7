#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A store that was closed in order and lies in a folder where this process may make no files.
///
/// SQLite reads a write-ahead log by files beside it, even an empty one. Where they are not there and cannot be made the file
/// alone is read, as one that nobody writes; a share of the writers' lock sees to that for as long as this exists.
final class FrozenFile {
    private let lock: Int32?

    /// Nil where the store is to be read in the usual way: files can be made beside it, or its writer has made them.
    ///
    /// - Throws: `unavailable` where neither way is open.
    init?(storeAt path: String) throws(OnlineStoreError) {
        let folder = Self.folder(of: path)
        guard access(folder, W_OK) != 0, access(path + "-shm", R_OK) != 0 else { return nil }
        let descriptor = open(path + ".lock", O_RDONLY | O_CLOEXEC)
        // Without the lock's file no program of ours ever wrote the store there: it is a copy.
        guard descriptor >= 0 || errno == ENOENT else {
            throw .unavailable(
                reason:
                    "\(path).lock cannot be opened, so that nothing keeps a writer out while the store is read: "
                    + "\(String(cString: strerror(errno))). Ask as the user who writes the store")
        }
        if descriptor >= 0, flock(descriptor, LOCK_SH | LOCK_NB) != 0 {
            close(descriptor)
            return nil
        }
        lock = descriptor >= 0 ? descriptor : nil
        var status = stat()
        guard stat(path + "-wal", &status) != 0 || status.st_size == 0 else {
            throw .unavailable(
                reason:
                    "\(path) was not closed in order, and its log \(path)-wal is read by files beside it, which this user may "
                    + "not make in \(folder). Copy the store with its -wal to where you may write, or ask as its owner")
        }
    }

    deinit { if let lock { close(lock) } }

    /// The folder of a path; "." where it names none.
    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
