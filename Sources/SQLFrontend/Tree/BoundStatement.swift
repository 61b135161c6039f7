/// Identifies one relation of one query: every table, sub-query, common table or function in any FROM clause has its own.
public struct RelationID: Hashable, Sendable {
    /// Counted from 0 in the order in which the relations are met.
    public let number: Int

    /// Makes an identifier.
    public init(number: Int) {
        self.number = number
    }
}

/// A column of a result or of a relation.
public struct BoundColumn: Hashable, Sendable {
    /// The name; not unique in the result of a sub-query.
    public let name: String
    /// Its type; never ``SQLType/unknown``.
    public let type: PhysicalType

    /// Makes a column.
    public init(name: String, type: PhysicalType) {
        self.name = name
        self.type = type
    }
}

/// A complete query: common tables, a body, an order, a limit.
///
/// Stars are expanded, USING is resolved to conditions, ordinals and aliases in GROUP BY and ORDER BY are resolved, window
/// names are replaced by the windows, and implicit casts are nodes of the tree.
public struct BoundStatement: Sendable {
    /// `WITH`, in order of definition; each may read the earlier ones.
    public let commonTables: [BoundCommonTable]
    /// What gives the rows.
    public let body: BoundBody
    /// The order of the rows; empty where nothing orders them.
    public let orderBy: [BoundSortKey]
    /// `LIMIT`, of type bigint; a NULL value means no limit.
    public let limit: BoundExpression?
    /// Whether the rows that tie with the last are given too (`FETCH FIRST … WITH TIES`).
    public let limitIncludesTies: Bool
    /// `OFFSET`, of type bigint; a NULL value means none.
    public let offset: BoundExpression?
    /// The columns of the result.
    public let columns: [BoundColumn]
    /// UTF-8 offset of the statement in ``BoundQuery/text``.
    public let offsetInText: Int
}

/// One `WITH name AS (…)`.
public struct BoundCommonTable: Sendable {
    /// The name; not unique when an inner WITH hides an outer one.
    public let name: String
    /// Identifies the common table; references hold the same number.
    public let id: CommonTableID
    /// Its query.
    public let statement: BoundStatement
    /// Its columns, after the alias list: `WITH t(a, b) AS …`.
    public let columns: [BoundColumn]
    /// How often the query reads it; a common table that nothing reads is still bound and checked.
    public let referenceCount: Int
    /// `AS MATERIALIZED` true, `AS NOT MATERIALIZED` false, neither nil.
    public let isMaterialized: Bool?
}

/// Identifies one common table of a query.
public struct CommonTableID: Hashable, Sendable {
    /// Counted from 0 in order of definition.
    public let number: Int

    /// Makes an identifier.
    public init(number: Int) {
        self.number = number
    }
}

/// What gives the rows of a query.
public indirect enum BoundBody: Sendable {
    /// `SELECT …`.
    case select(BoundSelect)
    /// `VALUES (…), (…)`: rows of expressions, cast to the types of the columns.
    case values([[BoundExpression]])
    /// `UNION`, `INTERSECT`, `EXCEPT`.
    case setOperation(BoundSetOperation)
}

/// `UNION`, `INTERSECT` or `EXCEPT` of two queries of equally many columns.
public struct BoundSetOperation: Sendable {
    /// Which of the three.
    public let kind: Kind
    /// Whether duplicates are kept.
    public let isAll: Bool
    /// The first operand; its columns have the types of the result.
    public let first: BoundStatement
    /// The second operand; its columns have the types of the result.
    public let second: BoundStatement

    /// Which of the three.
    public enum Kind: String, Hashable, Sendable {
        /// Rows of either.
        case union
        /// Rows of both.
        case intersect
        /// Rows of the first that are not in the second.
        case except
    }
}

/// One `SELECT`, without what may follow its last clause.
public struct BoundSelect: Sendable {
    /// `DISTINCT` or `DISTINCT ON`.
    public let distinct: BoundDistinct
    /// The items, one for each column of the result, in order.
    public let items: [BoundItem]
    /// `FROM`: items that are separated by commas; empty for a SELECT that reads nothing.
    public let from: [BoundFromItem]
    /// `WHERE`, a boolean, or nil.
    public let filter: BoundExpression?
    /// `GROUP BY`; see also ``isGrouped``.
    public let groupBy: [BoundExpression]
    /// `HAVING`, a boolean, or nil.
    public let having: BoundExpression?
    /// Whether the rows are grouped: by GROUP BY, HAVING or an aggregate.
    ///
    /// Without ``groupBy`` there is exactly one group.
    public let isGrouped: Bool
    /// Whether any item or sort key calls a window function.
    public let hasWindows: Bool
}

/// Which duplicates a SELECT removes.
public enum BoundDistinct: Sendable {
    /// None.
    case all
    /// Rows that are equal in every column.
    case distinct
    /// All but the first, in ORDER BY's order, of the rows that are equal in these expressions.
    case on([BoundExpression])
}

/// One item of a SELECT list.
public struct BoundItem: Sendable {
    /// The column's name, as PostgreSQL would call it.
    public let name: String
    /// Its value.
    public let expression: BoundExpression
    /// UTF-8 offset in ``BoundQuery/text``.
    public let offset: Int
}

/// One key of an ORDER BY.
public struct BoundSortKey: Sendable {
    /// What is ordered by.
    public let value: Value
    /// Whether small comes first.
    public let isAscending: Bool
    /// Whether NULL comes first; the default of the direction is filled in (last if ascending).
    public let nullsFirst: Bool
    /// UTF-8 offset in ``BoundQuery/text``.
    public let offset: Int

    /// What is ordered by.
    public enum Value: Sendable {
        /// The result's column of this index, counted from 0.
        case column(Int)
        /// An expression over what the SELECT reads.
        case expression(BoundExpression)
    }
}
