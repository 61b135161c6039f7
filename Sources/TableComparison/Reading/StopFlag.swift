import Synchronization

/// Says to the threads of one comparison that it was given up.
final class StopFlag: Sendable {
    private let raised = Atomic(false)

    /// Gives the comparison up.
    func raise() { raised.store(true, ordering: .relaxed) }

    /// Whether the comparison was given up.
    var isRaised: Bool { raised.load(ordering: .relaxed) }
}
