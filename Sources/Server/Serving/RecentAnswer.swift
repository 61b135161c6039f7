import Synchronization

/// Something that is asked of the store for everybody who wants to know, at most once in a while.
///
/// Whoever asks meanwhile is told what was known last: however many ask, the store is not kept busy by it.
final class RecentAnswer<Value: Sendable>: Sendable {
    private struct State {
        var known: Value
        var asked: ContinuousClock.Instant?
    }

    private let pause: Duration
    private let state: Mutex<State>

    /// - Parameters:
    ///   - value: What is told before anything is known.
    ///   - pause: How long an answer is good for.
    init(_ value: Value, goodFor pause: Duration) {
        self.pause = pause
        state = Mutex(State(known: value))
    }

    /// What is known, or what `ask` gives where that is too old; nil of it leaves what was known.
    func value(_ ask: () async -> Value?) async -> Value {
        let now = ContinuousClock.now
        let isDue = state.withLock { state in
            if let asked = state.asked, asked + pause > now { return false }
            state.asked = now
            return true
        }
        if isDue, let told = await ask() { state.withLock { $0.known = told } }
        return state.withLock { $0.known }
    }
}
