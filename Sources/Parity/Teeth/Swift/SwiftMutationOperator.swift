public import Catalogue

/// A kind of small edit that makes a right Swift half wrong.
public enum SwiftMutationOperator: String, CaseIterable, Hashable, Sendable {
    /// A bound in time opened or closed.
    case bound
    /// A relational operator by another.
    case relational
    /// The length of a window, or the window left out.
    case window
    /// Days of a calendar by days of 24 hours.
    case dayLength
    /// `&&` by `||`, or back; a `!` taken away.
    case logic
    /// A condition turned round or left out.
    case condition
    /// `..<` by `...`, or back; how many elements are taken.
    case range
    /// A reduction by another.
    case aggregate
    /// Whether duplicates count.
    case duplicates
    /// Which end is taken, which way is sorted.
    case order
    /// What decides among equal elements.
    case tie
    /// What a nil counts as.
    case nullPolicy
    /// A nil counted in place of left out.
    case optional
    /// What the answer is when nothing counts.
    case empty
    /// How a number is rounded.
    case rounding
    /// Real by integer division.
    case division
    /// A unit or a precision by another.
    case precision
    /// An arithmetic operator by another.
    case arithmetic
    /// A sign taken away.
    case sign
    /// A constant by another.
    case constant
    /// A property by another of the same type.
    case column
    /// When something was known.
    case arrival
    /// The zone of a day or an hour.
    case zone
    /// The day on which a week starts.
    case weekStart
    /// Another unit of the calendar.
    case calendar
    /// Case and blanks of a text.
    case textNormalisation
    /// How a text is measured or matched.
    case textMeasure

    /// The operator's code in the catalogue of edits (parts 2.1 and 2.3).
    public var code: String {
        switch self {
        case .bound: "BND"
        case .relational: "ROR"
        case .window: "WIN"
        case .dayLength: "DSEC"
        case .logic, .condition: "LCR"
        case .range: "RNG"
        case .aggregate: "AGR"
        case .duplicates: "DUP"
        case .order: "ORD"
        case .tie: "TIE"
        case .nullPolicy: "NUL"
        case .optional: "OPT"
        case .empty: "EMP"
        case .rounding: "RND"
        case .division: "DIV"
        case .precision, .calendar: "PRC"
        case .arithmetic: "AOR"
        case .sign: "UOI"
        case .constant: "IRT"
        case .column: "IRC"
        case .arrival: "LAT"
        case .zone: "TZ"
        case .weekStart: "WKS"
        case .textNormalisation: "CAS"
        case .textMeasure: "LKE"
        }
    }

    /// The class of divergence that such an edit makes.
    public var cause: CauseClass {
        switch self {
        case .bound: .windowBound
        case .relational, .logic, .condition: .condition
        case .window: .windowLength
        case .dayLength: .dayLength
        case .range: .countOrPosition
        case .aggregate: .aggregate
        case .duplicates: .duplicates
        case .order: .order
        case .tie: .ties
        case .nullPolicy, .optional: .nullPolicy
        case .empty: .emptyAnswer
        case .rounding: .rounding
        case .division: .division
        case .precision: .precision
        case .arithmetic, .sign: .arithmetic
        case .constant: .constant
        case .column: .column
        case .arrival: .knowledgeTime
        case .zone: .timeZone
        case .weekStart: .weekStart
        case .calendar: .calendarArithmetic
        case .textNormalisation: .textNormalisation
        case .textMeasure: .textMeasure
        }
    }
}
