import Synchronization

/// Counts the bytes of all bodies that the server holds, and turns away what would be too much.
final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// How many bytes are held.
    var bytes: Int { held.load(ordering: .relaxed) }

    /// Takes bytes, which ``give(back:)`` gives back.
    func take(_ bytes: Int) throws(RequestError) {
        guard held.add(bytes, ordering: .relaxed).newValue <= limit else {
            give(back: bytes)
            var error = RequestError(
                .overloaded, "the server holds as many bytes of requests as it can", expected: "at most \(limit) in all"
            )
            error.retryAfter = 1
            error.endsConnection = true
            throw error
        }
    }

    /// Gives bytes back.
    func give(back bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}
