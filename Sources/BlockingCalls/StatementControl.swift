import Synchronization

/// Says to the thread that runs one call whether to give it up.
///
/// The engine asks between steps; whoever cancels only raises a flag, so nothing but the engine's own thread ever touches
/// the connection.
package final class StatementControl: Sendable {
    private let isCancelled = Atomic(false)
    /// How long one statement may take.
    package let timeoutSeconds: Int

    /// Makes a control for one call.
    package init(timeoutSeconds: Int) {
        self.timeoutSeconds = timeoutSeconds
    }

    /// Asks the running call to stop; harmless when it has ended.
    package func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Whether somebody asked to stop.
    package var wantsStop: Bool { isCancelled.load(ordering: .relaxed) }
}
