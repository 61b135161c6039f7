import Foundation
import Synchronization

/// Runs recursive work on a thread whose stack is large enough for whatever passes ``NestingGuard``.
///
/// It is one thread for the whole process, and not one for each piece of work: libpg_query makes a thread-specific key on
/// every thread that calls it and never gives it back, and a process has no more than 1,024 of them. Work waits for its turn.
enum LargeStack {
    /// The stack's size in bytes; it is reserved, not used, so that size costs nothing.
    static let size = 256 << 20

    private static let server = Server()

    /// Runs work on the large stack and waits for its value; the work must not call this in turn.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
        let result = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        server.add {
            let value = work()
            result.value.withLock { $0 = value }
            done.signal()
        }
        while true {
            done.wait()
            if let value = result.value.withLock({ $0 }) { return value }
        }
    }

    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// The thread, and the work that waits for it in order of arrival.
    private final class Server: Sendable {
        private let waiting = Mutex<[@Sendable () -> Void]>([])
        private let arrivals = DispatchSemaphore(value: 0)

        init() {
            let thread = Thread { self.serve() }
            thread.stackSize = LargeStack.size
            thread.start()
        }

        func add(_ work: @escaping @Sendable () -> Void) {
            waiting.withLock { $0.append(work) }
            arrivals.signal()
        }

        private func serve() -> Never {
            while true {
                arrivals.wait()
                let work = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                work?()
            }
        }
    }
}
