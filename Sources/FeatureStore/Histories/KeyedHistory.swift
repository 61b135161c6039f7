/// The histories of a source that is found by values of its own columns: a contract's `by:`.
///
/// `aircraft.weather[flight.origin]` is a ``History``; an unknown value, or nil, has an empty one.
public struct KeyedHistory<Row: SourceRow, each Value: ColumnValue>: Sendable {
    /// All rows of the source, where whole sources are at hand.
    private let index: LinkIndex<Row>
    private let caseID: Int64
    /// The groups and the number of the link, where rows were fetched group by group.
    private let fetched: (groups: KeyedGroups, link: Int)?
    private let asOf: Timestamp

    init(index: LinkIndex<Row>, caseID: Int64, asOf: Timestamp) {
        self.index = index
        self.caseID = caseID
        fetched = nil
        self.asOf = asOf
    }

    init(groups: KeyedGroups, link: Int, asOf: Timestamp) {
        index = .empty()
        caseID = SourceRows.caseID
        fetched = (groups, link)
        self.asOf = asOf
    }

    /// The rows whose linking columns equal these values, byte by byte.
    ///
    /// - Complexity: As for a history: O(log n) where rows are known at once and have no versions.
    public subscript(_ value: repeat (each Value)?) -> History<Row> {
        var key = KeyEncoder()
        if let fetched {
            repeat (each value).encode(into: &key)
            let group = fetched.groups.find(key, link: fetched.link)
            return group?.history(asOf: asOf) ?? index.history(of: 0..<0, asOf: asOf)
        }
        key.append(caseID)
        repeat (each value).encode(into: &key)
        return index.history(of: key, asOf: asOf)
    }
}
