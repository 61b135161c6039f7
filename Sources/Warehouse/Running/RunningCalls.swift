import BlockingCalls
import Synchronization

/// The calls of one warehouse that have not returned, so that closing it can stop them.
final class RunningCalls: Sendable {
    private struct State {
        var controls: [ObjectIdentifier: StatementControl] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Runs `body` with a control that task cancellation and ``close()`` reach.
    func run<Answer: Sendable>(
        timeoutSeconds: Int, engine: String, _ body: (StatementControl) async throws -> Answer
    ) async throws -> Answer {
        try Task.checkCancellation()
        let control = StatementControl(timeoutSeconds: timeoutSeconds)
        let isClosed = state.withLock { state in
            if !state.isClosed { state.controls[ObjectIdentifier(control)] = control }
            return state.isClosed
        }
        guard !isClosed else { throw WarehouseError.unavailable(engine: engine, message: "the warehouse was closed") }
        defer { _ = state.withLock { $0.controls.removeValue(forKey: ObjectIdentifier(control)) } }
        return try await withTaskCancellationHandler {
            try await body(control)
        } onCancel: {
            control.cancel()
        }
    }

    /// Stops every call that runs and refuses later ones.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for control in state.controls.values { control.cancel() }
        }
    }
}
