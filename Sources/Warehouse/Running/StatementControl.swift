import Synchronization

/// Says to the thread that runs one call of a warehouse whether to give it up.
///
/// The engine asks between steps; whoever cancels only raises a flag, so nothing but the engine's own thread ever touches
/// the connection.
final class StatementControl: Sendable {
    private let isCancelled = Atomic(false)
    /// How long one statement may take.
    let timeoutSeconds: Int

    init(timeoutSeconds: Int) {
        self.timeoutSeconds = timeoutSeconds
    }

    /// Asks the running call to stop; harmless when it has ended.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Whether somebody asked to stop.
    var wantsStop: Bool { isCancelled.load(ordering: .relaxed) }
}
