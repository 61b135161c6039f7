import Synchronization

/// What a request turned out to be while it was answered, for logs and metrics: counts and names, never values.
final class CallNotes: Sendable {
    private let counted = Atomic<Int>(0)

    /// How many rows were asked for or delivered.
    var rows: Int {
        get { counted.load(ordering: .relaxed) }
        set { counted.store(newValue, ordering: .relaxed) }
    }
}
