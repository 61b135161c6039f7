/// Two versions of one row that became known at one time and say different things: neither wins.
public struct VersionConflict: Hashable, Sendable, CustomStringConvertible {
    /// The source.
    public let source: String
    /// The case that holds the rows.
    public let caseID: Int64
    /// The row's unique id, as `flight_id 7`.
    public let id: String
    /// The version time that both have.
    public let versionTime: Timestamp
    /// From when on both are known.
    let from: Int64
    /// Until a later version settles it.
    let until: Int64

    /// Whether the ambiguity can be met at this instant.
    func stands(at instant: Timestamp) -> Bool {
        from <= instant.microseconds && instant.microseconds < until
    }

    /// One sentence that names the row and says what to do.
    public var description: String {
        """
        \(source) holds two different versions of \(id), both of \(versionTime): \
        versions of one row need different version times
        """
    }
}
