/// An operator of the catalogue, chosen by the types of its operands.
public struct BoundOperator: Hashable, Sendable {
    /// The operator as PostgreSQL spells it: `+`, `<>`, `~~` for LIKE, `!~~*` for NOT ILIKE.
    public let name: String
    /// The declared type of the first operand; nil for a prefix operator.
    public let first: SQLType?
    /// The declared type of the second, or only, operand.
    public let second: SQLType
    /// The type of the result.
    public let result: SQLType

    /// Makes an operator.
    public init(name: String, first: SQLType?, second: SQLType, result: SQLType) {
        self.name = name
        self.first = first
        self.second = second
        self.result = result
    }
}

/// A function of the catalogue, chosen by the types of its arguments.
public struct BoundFunction: Hashable, Sendable {
    /// The function's name in the catalogue: `date_trunc`; AT TIME ZONE is `timezone`, EXTRACT is `extract`.
    public let name: String
    /// The declared types of the arguments that are given; polymorphic ones are resolved.
    public let arguments: [SQLType]
    /// The type of the result.
    public let result: SQLType

    /// Makes a function.
    public init(name: String, arguments: [SQLType], result: SQLType) {
        self.name = name
        self.arguments = arguments
        self.result = result
    }
}

/// An aggregate over the rows of a group.
public struct BoundAggregate: Sendable {
    /// The aggregate; `count(*)` is `count` without arguments.
    public let function: BoundFunction
    /// The arguments; of an ordered-set aggregate, the direct ones (the fraction of `percentile_cont`).
    public let arguments: [BoundExpression]
    /// Whether equal arguments count once.
    public let isDistinct: Bool
    /// `ORDER BY` within the call; empty where there is none.
    public let orderBy: [BoundSortKey]
    /// Whether this is an ordered-set aggregate: ``orderBy`` is then its `WITHIN GROUP`.
    public let isOrderedSet: Bool
    /// `FILTER (WHERE …)`, a boolean, or nil.
    public let filter: BoundExpression?
}

/// A window function, or an aggregate over a window.
public struct BoundWindowCall: Sendable {
    /// The function.
    public let function: BoundFunction
    /// Whether the function is an aggregate (`sum(x) OVER …`) and not a window function proper (`row_number`).
    public let isAggregate: Bool
    /// The arguments.
    public let arguments: [BoundExpression]
    /// `FILTER (WHERE …)`, a boolean, or nil; aggregates only.
    public let filter: BoundExpression?
    /// The window.
    public let window: BoundWindow
}

/// The rows that a window function sees.
public struct BoundWindow: Sendable {
    /// `PARTITION BY`.
    public let partitionBy: [BoundExpression]
    /// `ORDER BY`.
    public let orderBy: [BoundSortKey]
    /// The frame; PostgreSQL's default is filled in.
    public let frame: BoundFrame
}

/// A window's frame.
public struct BoundFrame: Sendable {
    /// What bounds count.
    public let mode: Mode
    /// Where the frame starts.
    public let start: Bound
    /// Where it ends.
    public let end: Bound
    /// What is left out of it.
    public let exclusion: Exclusion
    /// Whether the query leaves the frame to the default: `RANGE UNBOUNDED PRECEDING` to the current row.
    public let isDefault: Bool

    /// What bounds count.
    public enum Mode: String, Hashable, Sendable {
        /// Rows.
        case rows
        /// The difference of the one sort key.
        case range
        /// Groups of peers.
        case groups
    }

    /// An end of a frame.
    public indirect enum Bound: Sendable {
        /// `UNBOUNDED PRECEDING`.
        case unboundedPreceding
        /// `offset PRECEDING`.
        case preceding(BoundExpression)
        /// `CURRENT ROW`.
        case currentRow
        /// `offset FOLLOWING`.
        case following(BoundExpression)
        /// `UNBOUNDED FOLLOWING`.
        case unboundedFollowing
    }

    /// What is left out of a frame.
    public enum Exclusion: String, Hashable, Sendable {
        /// Nothing.
        case none
        /// The current row.
        case currentRow
        /// The current row and its peers.
        case group
        /// The peers of the current row, but not itself.
        case ties
    }
}
