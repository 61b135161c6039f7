/// A class of causes for which two honest implementations of one feature disagree; the raw value is its code.
///
/// The list is closed: an explanation of a divergence names one of these, or several that it cannot tell apart.
public enum CauseClass: String, CaseIterable, Hashable, Sendable {
    /// How long a window is: a day more or less, hours for days, another retention.
    case windowLength = "WIN"
    /// Whether a bound belongs to its window, at either end; also of any other filter on time.
    case windowBound = "BND"
    /// The frame of a window function: ROWS against RANGE, the default frame, an exclusion.
    case windowFrame = "FRM"
    /// Rows of other entities: a key predicate or a partition is missing.
    case otherEntities = "PAR"
    /// A join that multiplies rows before they are aggregated.
    case fanOut = "FAN"
    /// The zone in which a day or an hour begins, or in which a text is read as an instant.
    case timeZone = "TZ"
    /// The day on which a week starts, or the number that a weekday has.
    case weekStart = "WKS"
    /// A day of 86,400 seconds against a day of the calendar.
    case dayLength = "DSEC"
    /// Other arithmetic of the calendar: months, leap days, years, truncation of negative times.
    case calendarArithmetic = "CAL"
    /// What becomes of a NULL: skipped, counted, propagated or replaced.
    case nullPolicy = "NUL"
    /// What the answer is when nothing counts.
    case emptyAnswer = "EMP"
    /// Whether duplicates count.
    case duplicates = "DUP"
    /// Which of several equal rows wins.
    case ties = "TIE"
    /// Which way something is ordered, or which end of an order is taken.
    case order = "ORD"
    /// How a number is rounded, and when.
    case rounding = "RND"
    /// Division of integers against division of reals.
    case division = "DIV"
    /// How text is made alike before it is compared: case, blanks, normal form.
    case textNormalisation = "CAS"
    /// How text is measured, matched, cut or ordered.
    case textMeasure = "TXT"
    /// A count or a position that is off by one.
    case countOrPosition = "RNG"
    /// The unit or the precision in which a quantity is held.
    case precision = "PRC"
    /// When something was known, as against when it happened.
    case knowledgeTime = "LAT"
    /// Which version of a row counts: corrections and deletions.
    case versions = "VER"
    /// Another aggregate.
    case aggregate = "AGG"
    /// Another arithmetic operator, or another sign.
    case arithmetic = "ARI"
    /// Another condition: its operator, its connective, or whether it is there.
    case condition = "CND"
    /// Another constant.
    case constant = "CST"
    /// Another column.
    case column = "COL"
    /// How the keys of entities are encoded or matched.
    case keyEncoding = "KEY"
    /// NaN, the infinities, or minus zero.
    case notANumber = "NAN"
    /// Overflow, division by zero, or any other failure on extreme values.
    case overflow = "OVF"
    /// An answer that its rows do not determine.
    case undetermined = "DET"

    /// The code that reports print.
    public var code: String { rawValue }

    /// A few words for a headline.
    public var title: String {
        switch self {
        case .windowLength: "window length"
        case .windowBound: "window bound"
        case .windowFrame: "window frame"
        case .otherEntities: "rows of other entities"
        case .fanOut: "fan-out of a join"
        case .timeZone: "time zone"
        case .weekStart: "start of the week"
        case .dayLength: "length of a day"
        case .calendarArithmetic: "calendar arithmetic"
        case .nullPolicy: "NULL policy"
        case .emptyAnswer: "answer when nothing counts"
        case .duplicates: "duplicates"
        case .ties: "ties"
        case .order: "order"
        case .rounding: "rounding"
        case .division: "integer or real division"
        case .textNormalisation: "text normalisation"
        case .textMeasure: "text measure or match"
        case .countOrPosition: "off by one"
        case .precision: "precision or unit"
        case .knowledgeTime: "knowledge time"
        case .versions: "versions of a row"
        case .aggregate: "another aggregate"
        case .arithmetic: "another operator or sign"
        case .condition: "another condition"
        case .constant: "another constant"
        case .column: "another column"
        case .keyEncoding: "entity keys"
        case .notANumber: "NaN, infinity or minus zero"
        case .overflow: "overflow or failure on extremes"
        case .undetermined: "not determined by the rows"
        }
    }
}
