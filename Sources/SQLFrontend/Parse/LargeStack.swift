import Foundation
import Synchronization

/// Runs recursive work on a thread whose stack is large enough for whatever passes ``NestingGuard``.
enum LargeStack {
    /// The stack's size in bytes; it is reserved, not used, so that size costs nothing.
    static let size = 256 << 20

    /// Runs work on a thread of its own and waits for its value.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let result = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let value = work()
            result.value.withLock { $0 = value }
            done.signal()
        }
        thread.stackSize = size
        thread.start()
        while true {
            done.wait()
            if let value = result.value.withLock({ $0 }) { return value }
        }
    }

    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}
