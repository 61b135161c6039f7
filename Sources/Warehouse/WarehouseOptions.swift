/// What a caller may choose about how statements run.
public struct WarehouseOptions: Hashable, Sendable {
    /// After how many seconds a statement is given up; at least 1.
    public var statementTimeoutSeconds: Int
    /// The zone of the session, an IANA name.
    ///
    /// UTC unless one looks for answers that depend on it; SQLite has no zone.
    public var sessionZone: String

    /// From so many rows of a source on, an index is built after loading, and the planner is given statistics; of one case
    /// on an engine whose statements see one case each.
    package static let rowsWithStatistics = 5_000

    /// Makes options.
    public init(statementTimeoutSeconds: Int = 600, sessionZone: String = "UTC") {
        self.statementTimeoutSeconds = max(1, statementTimeoutSeconds)
        self.sessionZone = sessionZone
    }
}
