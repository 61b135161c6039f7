import Synchronization

/// Makes ids for requests that came without one: a random beginning for the process, then a number.
struct RequestIdentifiers: ~Copyable, Sendable {
    private let prefix = String(UInt64.random(in: .min ... .max), radix: 36)
    private let count = Atomic<UInt64>(0)

    /// An id that no other request has.
    func next() -> String {
        "\(prefix)-\(String(count.add(1, ordering: .relaxed).newValue, radix: 36))"
    }
}
