public import FeatureStore

/// The rows of one source that have the same values in a link's columns: what one entity's history of a source is made of.
public struct GroupKey: Hashable, Sendable {
    /// The source and the columns.
    public let link: SourceLink
    /// The values, none of them NULL.
    public let key: EntityKey

    /// Names a group.
    public init(link: SourceLink, key: EntityKey) {
        self.link = link
        self.key = key
    }
}

/// The rows of a group as they stood at one snapshot.
public struct StoredGroup: Sendable {
    /// The source's columns in declared order.
    ///
    /// Where the source has versions, rows of other groups are among them: all versions of every id of which one version
    /// belongs to this group, since a correction may move a row away.
    public var rows: ColumnBatch
    /// When the store took each row.
    public var ingestedAt: [Timestamp]
    /// The commit with which each row came.
    public var sequence: [Int64]

    /// Makes a group.
    public init(rows: ColumnBatch, ingestedAt: [Timestamp], sequence: [Int64]) {
        self.rows = rows
        self.ingestedAt = ingestedAt
        self.sequence = sequence
    }
}
