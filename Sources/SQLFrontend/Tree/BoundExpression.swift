/// A typed expression.
///
/// Every implicit cast is a node, so that operators and functions get exactly the types that they are declared with, except
/// that `varchar` stands wherever `text` is expected (PostgreSQL relabels it, nothing changes).
public struct BoundExpression: Sendable {
    /// What it is.
    public let kind: Kind
    /// Its type; never ``SQLType/unknown``.
    public let type: PhysicalType
    /// UTF-8 offset in ``BoundQuery/text`` of what an error message would point at.
    public let offset: Int

    /// Makes an expression.
    public init(kind: Kind, type: PhysicalType, offset: Int) {
        self.kind = kind
        self.type = type
        self.offset = offset
    }

    /// What an expression is.
    public indirect enum Kind: Sendable {
        /// A value.
        case constant(BoundConstant)
        /// A column of a relation in this FROM clause or in one around it.
        case column(RelationID, index: Int, name: String)
        /// An operator of the catalogue with one or two operands.
        case `operator`(BoundOperator, [BoundExpression])
        /// A function of the catalogue that is neither an aggregate nor a window function.
        case function(BoundFunction, [BoundExpression])
        /// A change of type to ``BoundExpression/type``; a modifier (`numeric(10,2)`) is applied too.
        case cast(BoundExpression, CastContext)
        /// `AND` of two or more.
        case and([BoundExpression])
        /// `OR` of two or more.
        case or([BoundExpression])
        /// `NOT`.
        case not(BoundExpression)
        /// `IS NULL`; negated `IS NOT NULL`.
        case isNull(BoundExpression, isNegated: Bool)
        /// `IS TRUE`, `IS NOT FALSE`, `IS UNKNOWN` and their like: never NULL.
        case booleanTest(BoundExpression, BooleanTest)
        /// `IS DISTINCT FROM` by this operator (`=`); negated `IS NOT DISTINCT FROM`.
        case isDistinct(BoundOperator, BoundExpression, BoundExpression, isNegated: Bool)
        /// `CASE`: conditions are booleans (a simple CASE is written out as equalities); nil `otherwise` means NULL.
        case conditional(branches: [Branch], otherwise: BoundExpression?)
        /// `COALESCE`.
        case coalesce([BoundExpression])
        /// `NULLIF` by this operator (`=`); the value is the first operand as the operator gets it.
        case nullIf(BoundOperator, BoundExpression, BoundExpression)
        /// `GREATEST` or `LEAST`: NULLs are skipped.
        case extremum(isGreatest: Bool, [BoundExpression])
        /// `value operator ANY (list)` for `IN`, or `operator ALL` for `NOT IN` (then the operator is `<>`).
        case inList(BoundExpression, BoundOperator, [BoundExpression], isNegated: Bool)
        /// `value operator ANY (array)`, or ALL.
        case quantifiedArray(BoundExpression, BoundOperator, array: BoundExpression, isAll: Bool)
        /// `EXISTS`.
        case exists(BoundStatement)
        /// A sub-query for its one value; no row is NULL, two are an error.
        case scalarSubquery(BoundStatement)
        /// `ARRAY(SELECT …)`.
        case arraySubquery(BoundStatement)
        /// `(a, b) operator ANY (SELECT …)`, or ALL: one operator for each column. `IN` is `=` ANY, `NOT IN` a NOT of it.
        case quantifiedSubquery([BoundExpression], [BoundOperator], BoundStatement, isAll: Bool)
        /// `(a, b) < (c, d)`: equal and unequal compare each pair, the others compare in order, first difference decides.
        case rowComparison(RowComparison, [BoundOperator], [BoundExpression], [BoundExpression])
        /// `ARRAY[…]`; all elements have the array's element type, or are arrays of one less dimension.
        case array([BoundExpression])
        /// `array[index]`: one element, or NULL outside the bounds.
        case element(BoundExpression, indexes: [BoundExpression])
        /// `array[from:to]`.
        case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
        /// `expression COLLATE "C"`; no other collation is accepted.
        case collate(BoundExpression, collation: String)
        /// An aggregate over the rows of a group.
        case aggregate(BoundAggregate)
        /// A window function, or an aggregate over a window.
        case window(BoundWindowCall)
    }

    /// One `WHEN condition THEN value`.
    public struct Branch: Sendable {
        /// A boolean.
        public let condition: BoundExpression
        /// The value where the condition is true.
        public let value: BoundExpression
    }

    /// Why a value changes its type.
    public enum CastContext: Hashable, Sendable {
        /// The rules of operators, functions and set operations asked for it.
        case implicit
        /// The query says so: `CAST`, `::`.
        case explicit
    }

    /// `IS [NOT] TRUE/FALSE/UNKNOWN`.
    public enum BooleanTest: String, Hashable, Sendable {
        /// `IS TRUE`.
        case isTrue
        /// `IS NOT TRUE`.
        case isNotTrue
        /// `IS FALSE`.
        case isFalse
        /// `IS NOT FALSE`.
        case isNotFalse
        /// `IS UNKNOWN`.
        case isUnknown
        /// `IS NOT UNKNOWN`.
        case isNotUnknown
    }

    /// How two rows are compared.
    public enum RowComparison: String, Hashable, Sendable {
        /// `=`.
        case equal = "="
        /// `<>`.
        case unequal = "<>"
        /// `<`.
        case less = "<"
        /// `<=`.
        case lessOrEqual = "<="
        /// `>`.
        case greater = ">"
        /// `>=`.
        case greaterOrEqual = ">="
    }
}

/// A value that the query states.
///
/// A quoted literal has been read as the type that PostgreSQL gives it: `'2013-03-10T07:00:00Z'` compared with a timestamptz
/// is an instant.
public enum BoundConstant: Hashable, Sendable {
    /// NULL.
    case null
    /// A boolean.
    case bool(Bool)
    /// An int2, int4 or int8.
    case integer(Int64)
    /// A numeric, in digits as written (`1.50`), perhaps with an exponent (`1e3`), or `NaN`, `Infinity`, `-Infinity`.
    case numeric(String)
    /// A float8 or float4.
    case double(Double)
    /// A text, varchar or bpchar.
    case text(String)
    /// A date: days since 1970-01-01.
    case date(days: Int32)
    /// A timestamptz (since the Unix epoch) or timestamp (since 1970-01-01 00:00 on its clock).
    case timestamp(microseconds: Int64)
    /// A time of day: microseconds since midnight.
    case time(microseconds: Int64)
    /// An interval.
    case interval(months: Int32, days: Int32, microseconds: Int64)
    /// A value of another type (json, an array, an infinite date), in the text that PostgreSQL reads.
    case literal(String)
}
