/// Where a case comes from.
public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// Stored in a file that people write and read.
    case fixture
    /// Drawn from a real warehouse.
    case sample
    /// Invented by the attack.
    case generated
}
