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

    /// How much time went by since the machine was started, sleep included; setting the clock does not change it.
    public static func elapsed() -> TimeSpan {
        var time = timespec()
        #if canImport(Glibc)
            clock_gettime(CLOCK_BOOTTIME, &time)
        #else
            clock_gettime(CLOCK_MONOTONIC, &time)
        #endif
        return .microseconds(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A clock that never goes back: where the one below it steps back, it stands until that has caught up.
///
/// Since it never goes back it must not follow a clock that leaps ahead either: one look at a clock that was set years ahead
/// would empty every window, and let everything be compacted, for good.
final class ServingClock: Sendable {
    private let clock: @Sendable () -> Timestamp
    private let steady: (@Sendable () -> TimeSpan)?
    private let newest: Atomic<Int64>
    /// How far the clock may run ahead of what the steady one says.
    private let leap: TimeSpan
    /// What both said at the beginning.
    private let origin: (clock: Timestamp, steady: TimeSpan)

    /// How far the clock may lie behind what was given before, for rows to be judged too old by it.
    private static let settling = TimeSpan.minutes(1)

    /// - Parameters:
    ///   - start: An instant that was given before, by another process for instance.
    ///   - leap: How far the clock may leap ahead, or lie behind `start`.
    /// - Throws: ``OnlineStoreError/unavailable(reason:)`` where `start` lies so far ahead that one of the two is wrong.
    init(
        _ clock: @escaping @Sendable () -> Timestamp, steady: (@Sendable () -> TimeSpan)? = nil, start: Timestamp?,
        leap: TimeSpan = .days(1)
    ) throws(OnlineStoreError) {
        self.clock = clock
        self.steady = steady
        self.leap = leap
        let told = clock()
        if let start, start.before(leap) > told {
            throw .unavailable(
                reason:
                    "it took rows at \(start), and this machine's clock says \(told). Set the clock where it is wrong; "
                    + "where it was wrong then, restore a copy from before, or backfill a new store")
        }
        origin = (told, steady?() ?? .zero)
        newest = Atomic(max(start ?? told, told).microseconds)
    }

    /// The present instant, at or behind every instant given before.
    ///
    /// - Throws: ``OnlineStoreError/unavailable(reason:)`` where the clock below leapt ahead.
    func now() throws(OnlineStoreError) -> Timestamp {
        let told = clock().microseconds
        let before = newest.load(ordering: .relaxed)
        if told <= before { return Timestamp(microseconds: before) }
        // A step that small is no leap, whatever the other clock says: it is not asked.
        if told.subtractingReportingOverflow(before).partialValue > leap.microseconds { try checkLeap(told) }
        let (raced, _) = newest.max(told, ordering: .relaxed)
        return Timestamp(microseconds: max(told, raced))
    }

    /// The present instant, where the clock below is not far behind it.
    ///
    /// - Throws: ``OnlineStoreError/unavailable(reason:)`` where it is, or leapt ahead.
    func settledNow() throws(OnlineStoreError) -> Timestamp {
        let now = try now()
        let told = clock()
        guard now.before(Self.settling) <= told else {
            throw .unavailable(
                reason:
                    "the clock says \(told), and said \(now) before: nothing is judged by its age until it has caught up"
            )
        }
        return now
    }

    private func checkLeap(_ told: Int64) throws(OnlineStoreError) {
        guard let steady else { return }
        let passed = steady().microseconds &- origin.steady.microseconds
        let expected = Timestamp(microseconds: origin.clock.microseconds &+ passed)
        guard told &- leap.microseconds > expected.microseconds else { return }
        throw .unavailable(
            reason: "this machine's clock leapt ahead to \(Timestamp(microseconds: told)), when it should be about "
                + "\(expected). Set it right; if it is right, open the store anew")
    }
}
