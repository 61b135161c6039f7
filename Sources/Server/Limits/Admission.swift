import Synchronization

/// Counts requests in flight and turns away what is too much.
final class Admission: Sendable {
    private let limit: Int
    private let count = Atomic<Int>(0)
    private let goingDown = Atomic<Bool>(false)

    init(limit: Int) { self.limit = limit }

    /// How many requests are being answered.
    var inFlight: Int { count.load(ordering: .relaxed) }

    /// Whether the server is going down.
    var isDraining: Bool { goingDown.load(ordering: .relaxed) }

    /// From now on new requests are told that the server is going down.
    func drain() { goingDown.store(true, ordering: .relaxed) }

    /// Throws once the server goes down.
    func requireOpen() throws(RequestError) {
        guard isDraining else { return }
        var error = RequestError(.draining, "the server is going down")
        error.retryAfter = 1
        error.endsConnection = true
        throw error
    }

    /// Takes a place, which ``leave()`` gives back.
    func enter(always: Bool = false) throws(RequestError) {
        let (_, taken) = count.add(1, ordering: .relaxed)
        guard always || taken <= limit else {
            leave()
            var error = RequestError(
                .overloaded, "the server is answering as many requests as it can", expected: "at most \(limit) at once")
            error.retryAfter = 1
            throw error
        }
    }

    /// Gives a place back.
    func leave() { count.subtract(1, ordering: .relaxed) }
}
