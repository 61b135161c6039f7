import Synchronization

/// What a request turned out to be while it was answered, for logs and metrics: counts and names, never values.
final class CallNotes: Sendable {
    private let counted = Atomic<Int>(0)
    private let storing = Atomic<Bool>(false)

    /// How many rows were asked for or delivered.
    var rows: Int {
        get { counted.load(ordering: .relaxed) }
        set { counted.store(newValue, ordering: .relaxed) }
    }

    /// Whether rows were handed to the store, so that they may be stored whatever becomes of the request.
    var isBeingStored: Bool {
        get { storing.load(ordering: .acquiring) }
        set { storing.store(newValue, ordering: .releasing) }
    }
}
