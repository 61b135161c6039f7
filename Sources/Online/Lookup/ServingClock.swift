public import FeatureStore
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's clock, for whoever serves.
public enum SystemClock {
    /// The present instant.
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A clock that never goes back: where the one below it steps back, it stands until that has caught up.
final class ServingClock: Sendable {
    private let clock: @Sendable () -> Timestamp
    private let newest: Atomic<Int64>

    /// - Parameter start: An instant that was given before, by another process for instance.
    init(_ clock: @escaping @Sendable () -> Timestamp, start: Timestamp?) {
        self.clock = clock
        newest = Atomic(start?.microseconds ?? .min)
    }

    /// The present instant, at or behind every instant given before.
    func now() -> Timestamp {
        let told = clock().microseconds
        let (before, _) = newest.max(told, ordering: .relaxed)
        return Timestamp(microseconds: max(told, before))
    }
}
