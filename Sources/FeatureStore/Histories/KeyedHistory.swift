/// The histories of a source that is found by values of its own columns: a contract's `by:`.
///
/// `aircraft.weather[flight.origin]` is a ``History``; an unknown value, or nil, has an empty one.
public struct KeyedHistory<Row: SourceRow, each Value: ColumnValue>: Sendable {
    private let index: LinkIndex<Row>
    private let caseID: Int64
    private let asOf: Timestamp

    init(index: LinkIndex<Row>, caseID: Int64, asOf: Timestamp) {
        self.index = index
        self.caseID = caseID
        self.asOf = asOf
    }

    /// The rows whose linking columns equal these values, byte by byte.
    ///
    /// - Complexity: As for a history: O(log n) where rows are known at once and have no versions.
    public subscript(_ value: repeat (each Value)?) -> History<Row> {
        var key = KeyEncoder()
        key.append(caseID)
        repeat (each value).encode(into: &key)
        return index.history(of: key, asOf: asOf)
    }
}
