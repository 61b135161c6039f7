import Dispatch
import Synchronization

/// Writes log lines on a thread of its own, so that whoever reads them slowly holds nobody up.
///
/// Where more wait than it keeps, further ones are dropped and counted, and the count is the next line.
public final class LogQueue: Sendable {
    private let most: Int
    private let write: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "featurestore.log")
    private let state = Mutex((waiting: 0, dropped: 0))

    /// Makes a queue; `write` is called with one line at a time.
    public init(most: Int = 10_000, write: @escaping @Sendable (String) -> Void) {
        self.most = most
        self.write = write
    }

    /// Takes a line, its end included; returns at once.
    public func append(_ line: String) {
        let isTaken = state.withLock { state in
            guard state.waiting < most else {
                state.dropped += 1
                return false
            }
            state.waiting += 1
            return true
        }
        guard isTaken else { return }
        queue.async { [self] in
            write(line)
            let dropped = state.withLock { state in
                state.waiting -= 1
                defer { state.dropped = 0 }
                return state.dropped
            }
            if dropped > 0 { write(Self.told(dropped)) }
        }
    }

    /// Waits until what was taken is written, but not for long.
    public func finish(within seconds: Int = 2) {
        let written = DispatchSemaphore(value: 0)
        queue.async { written.signal() }
        _ = written.wait(timeout: .now() + .seconds(seconds))
    }

    private static func told(_ dropped: Int) -> String {
        "{\"level\":\"warning\",\"message\":\"lines dropped: the log was read too slowly\",\"lines\":\(dropped)}\n"
    }
}
