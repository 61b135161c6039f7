internal import CSQLite
internal import Synchronization

/// Stops whatever runs on one connection, from any thread.
///
/// `sqlite3_interrupt` may be called from any thread as long as the connection is not closed before it returns. The lock
/// holds that: `interrupt` calls it inside the lock, and `Connection.close` empties the handle under the same lock before
/// it closes. The handle is kept as a number, so nothing that is not `Sendable` is shared.
public final class Interrupter: Sendable {
    private let handle: Mutex<UInt>

    init(handle: OpaquePointer) {
        self.handle = Mutex(UInt(bitPattern: handle))
    }

    /// Makes the running statements of the connection fail with ``SQLiteError/isInterrupted``; does nothing when none
    /// runs or when the connection is closed.
    public func interrupt() {
        handle.withLock { bits in
            guard let pointer = OpaquePointer(bitPattern: bits) else { return }
            sqlite3_interrupt(pointer)
        }
    }

    func detach() {
        handle.withLock { $0 = 0 }
    }
}
