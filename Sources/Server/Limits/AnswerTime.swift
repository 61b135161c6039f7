import Synchronization

/// Bounds how long requests wait for their answers.
///
/// Work that is over its time is cancelled: computing ends between two rows, and rows that wait to be stored are given up.
/// What does not end at that (a store that does not answer) is answered for without it, and goes on by itself.
///
/// One task looks at everything that is under way, now and then, and there is none while nothing is.
final class AnswerTime: Sendable {
    private struct State {
        var running: [UInt64: Run] = [:]
        var next: UInt64 = 0
        var isLooking = false
    }

    private let state = Mutex(State())
    private let grace: Duration

    /// Bounds answers from now on.
    ///
    /// - Parameter grace: How long work is given to end by itself once it is cancelled.
    init(grace: Duration = .milliseconds(100)) { self.grace = grace }

    /// Gives what the work gives, or what is to be told in its place when it takes too long.
    ///
    /// - Parameters:
    ///   - limit: How long it may take; nil: as long as it does.
    ///   - overdue: What is told where the work did not end when it was cancelled; asked for then.
    ///   - ended: Called when the work ended, which may be long after the answer.
    func give<Value: Sendable>(
        within limit: Duration?, overdue: @autoclosure @escaping @Sendable () -> RequestError,
        ended: @escaping @Sendable () -> Void = {},
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let outcome = Outcome<Value>()
        let task = Task {
            let result: Result<Value, any Error>
            do { result = .success(try await work()) } catch { result = .failure(error) }
            ended()
            outcome.settle(result)
        }
        let number = limit.map { limit in
            watch(
                Run(deadline: .now + limit, cancel: { task.cancel() }, giveUp: { outcome.settle(.failure(overdue())) }))
        }
        defer { if let number { state.withLock { $0.running[number] = nil } } }
        return try await withTaskCancellationHandler {
            try await outcome.value().get()
        } onCancel: {
            // The server cuts off what its draining did not wait for.
            task.cancel()
            outcome.settle(.failure(CancellationError()))
        }
    }

    /// Work under way.
    private struct Run: Sendable {
        let deadline: ContinuousClock.Instant
        let cancel: @Sendable () -> Void
        let giveUp: @Sendable () -> Void
        var cancelled: ContinuousClock.Instant?
    }

    /// How often the clock is looked at.
    private static let pause = Duration.milliseconds(100)

    private func watch(_ run: Run) -> UInt64 {
        let (number, starts) = state.withLock { state in
            state.next += 1
            state.running[state.next] = run
            defer { state.isLooking = true }
            return (state.next, !state.isLooking)
        }
        if starts { Task.detached { await self.look() } }
        return number
    }

    private func look() async {
        while true {
            try? await Task.sleep(for: Self.pause)
            let now = ContinuousClock.now
            let (late, hopeless, isDone) = state.withLock { state in
                // What was cancelled a while ago and goes on.
                let hopeless = state.running.values.filter { run in run.cancelled.map { $0 + grace <= now } ?? false }
                let late = state.running.filter { $0.value.deadline <= now && $0.value.cancelled == nil }
                for number in late.keys { state.running[number]?.cancelled = now }
                state.isLooking = !state.running.isEmpty
                return (Array(late.values), hopeless, state.running.isEmpty)
            }
            for run in late { run.cancel() }
            for run in hopeless { run.giveUp() }
            if isDone { return }
        }
    }
}

/// The first of several results, for the one who waits for it.
private final class Outcome<Value: Sendable>: Sendable {
    private typealias Settled = Result<Value, any Error>
    private enum State {
        case open
        case awaited(CheckedContinuation<Settled, Never>)
        case settled(Settled)
    }

    private let state = Mutex(State.open)

    /// Takes a result, unless there is one.
    func settle(_ result: Result<Value, any Error>) {
        let waiting: CheckedContinuation<Settled, Never>? = state.withLock { state in
            switch state {
            case .open:
                state = .settled(result)
                return nil
            case .awaited(let waiting):
                state = .settled(result)
                return waiting
            case .settled: return nil
            }
        }
        waiting?.resume(returning: result)
    }

    /// The result, as soon as there is one.
    func value() async -> Result<Value, any Error> {
        await withCheckedContinuation { waiting in
            let result: Settled? = state.withLock { state in
                if case .settled(let result) = state { return result }
                state = .awaited(waiting)
                return nil
            }
            if let result { waiting.resume(returning: result) }
        }
    }
}
