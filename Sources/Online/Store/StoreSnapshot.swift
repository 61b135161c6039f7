/// A state of an online store: everything that was acknowledged up to a commit, and nothing behind it.
public struct StoreSnapshot: Hashable, Comparable, Sendable, Codable {
    /// The number of the commit, from 1; 0 before the first.
    public let sequence: Int64

    /// Names the state behind a commit.
    public init(sequence: Int64) { self.sequence = sequence }

    /// The state before the first commit.
    public static let empty = StoreSnapshot(sequence: 0)

    /// Orders states by time of commit.
    public static func < (earlier: StoreSnapshot, later: StoreSnapshot) -> Bool { earlier.sequence < later.sequence }
}
