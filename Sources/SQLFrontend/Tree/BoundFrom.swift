public import Contracts

/// One item of a FROM clause.
public indirect enum BoundFromItem: Sendable {
    /// A table, a common table, a sub-query, a function.
    case relation(BoundRelation)
    /// Two items joined.
    case join(BoundJoin)
}

/// Something with columns in a FROM clause.
public struct BoundRelation: Sendable {
    /// Identifies it in column references.
    public let id: RelationID
    /// What the query calls it: the alias, else the name; `unnamed` relations of joins have none.
    public let alias: String
    /// What it is.
    public let kind: Kind
    /// Its columns, under the names that the query sees.
    public let columns: [BoundColumn]
    /// Whether a sub-query or function may refer to FROM items before it.
    public let isLateral: Bool
    /// UTF-8 offset in ``BoundQuery/text``.
    public let offset: Int

    /// What a relation is.
    public indirect enum Kind: Sendable {
        /// A declared source; the columns are the source's, in its order (renamed by an alias list).
        case source(Source)
        /// The questions: `spine_id`, then the view's spine columns.
        case spine
        /// A common table of this query or of one around it.
        case commonTable(CommonTableID, name: String)
        /// A sub-query, or VALUES.
        case subquery(BoundStatement)
        /// A function that returns rows: `unnest`, `generate_series`. With ordinality, the last column counts the rows.
        case function(BoundFunction, arguments: [BoundExpression], withOrdinality: Bool)
    }
}

/// Two FROM items joined.
public struct BoundJoin: Sendable {
    /// Which rows without a partner are kept.
    public let kind: Kind
    /// The item before JOIN.
    public let first: BoundFromItem
    /// The item behind JOIN.
    public let second: BoundFromItem
    /// A boolean; nil for CROSS JOIN.
    ///
    /// USING is resolved to equalities.
    public let condition: BoundExpression?
    /// UTF-8 offset in ``BoundQuery/text``.
    public let offset: Int

    /// Which rows without a partner are kept.
    public enum Kind: String, Hashable, Sendable {
        /// None.
        case inner
        /// The first item's.
        case left
        /// The second item's.
        case right
        /// Both items'.
        case full
        /// Every pair of rows; there is no condition.
        case cross
    }
}
