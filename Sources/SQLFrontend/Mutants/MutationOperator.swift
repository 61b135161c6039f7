/// A kind of small edit that makes a right query wrong, or a wrong one right.
public enum MutationOperator: String, CaseIterable, Hashable, Sendable {
    /// A bound in time opened or closed: `<` and `<=`, BETWEEN taken apart.
    case bound
    /// A relational operator by another.
    case relational
    /// The length of a window: one unit more or less, or another unit.
    case window
    /// AND by OR, or back.
    case logic
    /// A condition left out, or a list of `IN` shortened.
    case condition
    /// An aggregate by another.
    case aggregate
    /// `count(x)` by `count(*)`, or back.
    case counting
    /// `LEFT JOIN` by `JOIN`, or back.
    case join
    /// What a NULL counts as: COALESCE taken away or put in, comparisons that know NULL.
    case nullPolicy
    /// `IS NULL` by `IS NOT NULL`, or back.
    case nullTest
    /// What the answer is when nothing counts.
    case empty
    /// Ascending by descending, a sort key left out.
    case order
    /// Which of equal rows wins: a last sort key taken away, turned round, or put in.
    case tie
    /// LIMIT or OFFSET by one more or less.
    case limit
    /// UNION by UNION ALL, or back.
    case union
    /// The frame of a window function.
    case frame
    /// A key condition or a partition left out, or put in.
    case partition
    /// Whether duplicates count.
    case duplicates
    /// Integer by real division.
    case division
    /// An arithmetic operator by another.
    case arithmetic
    /// One more, one less, the sign.
    case unary
    /// How a number is rounded.
    case rounding
    /// Whether case, blanks and normal form of a text matter.
    case textNormalisation
    /// How a text is measured or matched.
    case textMatch
    /// The time zone of a bucket.
    case zone
    /// On which day a week starts.
    case weekStart
    /// Calendar units: which part of an instant.
    case calendarUnit
    /// How precise a number or an instant is, and its unit.
    case precision
    /// A constant by another.
    case constant
    /// A column by another of the same type.
    case column
    /// When something was known: event time against arrival time, rows of the future.
    case arrival

    /// The operator's code in the catalogue of edits (parts 2.1 and 2.3).
    public var code: String {
        switch self {
        case .bound: "BND"
        case .relational: "ROR"
        case .window: "WIN"
        case .logic, .condition: "LCR"
        case .aggregate, .counting: "AGR"
        case .join: "JOI"
        case .nullPolicy: "NUL"
        case .nullTest: "NLF"
        case .empty: "EMP"
        case .order: "ORD"
        case .tie: "TIE"
        case .limit: "LIM"
        case .union: "UNI"
        case .frame: "FRM"
        case .partition: "PAR"
        case .duplicates: "DUP"
        case .division: "DIV"
        case .arithmetic: "AOR"
        case .unary: "UOI"
        case .rounding: "RND"
        case .textNormalisation: "CAS"
        case .textMatch: "LKE"
        case .zone: "TZ"
        case .weekStart: "WKS"
        case .calendarUnit, .precision: "PRC"
        case .constant: "IRT"
        case .column: "IRC"
        case .arrival: "LAT"
        }
    }
}
