public import FeatureStore

/// Answers to the questions on which two careful people differ, for one feature.
///
/// Written under `decisions:` of a feature. Decisions about one source stand under the source's name, decisions about
/// the feature's own value beside them:
///
///     decisions:
///       flights: { window: "(as_of - 7d, as_of]", null_values: skip, duplicates: count, ties: landed_at desc, late: count }
///       empty: 0                     # a value of the feature's type, or null
///       zone: America/New_York       # an IANA name
///       week_start: monday           # monday or sunday
///       rounding: half_even          # half_even, half_away, toward_zero, away_from_zero, floor, ceiling
///
/// The vocabulary is closed and typed; docs/decisions.md holds the whole grammar.
public struct Decisions: Hashable, Sendable {
    /// What is decided about single sources, in declared order; at most one entry for a source.
    public var sources: [SourceDecisions]
    /// The answer when no row counts; nil when it was not decided.
    public var empty: LiteralValue?
    /// The IANA zone in which days, weeks and months begin; nil when it was not decided.
    public var zone: String?
    /// The day on which weeks begin; nil when it was not decided.
    public var weekStart: WeekStart?
    /// How the value is rounded; nil when it was not decided.
    public var rounding: Rounding?

    /// Makes decisions; makes none by default.
    public init(
        sources: [SourceDecisions] = [], empty: LiteralValue? = nil, zone: String? = nil, weekStart: WeekStart? = nil,
        rounding: Rounding? = nil
    ) {
        self.sources = sources
        self.empty = empty
        self.zone = zone
        self.weekStart = weekStart
        self.rounding = rounding
    }

    /// The day on which weeks begin.
    public enum WeekStart: String, CaseIterable, Hashable, Sendable {
        /// ISO 8601, and PostgreSQL's `date_trunc('week', …)`.
        case monday
        /// The custom of the United States.
        case sunday
    }

    /// How a value that falls between two representable ones is rounded.
    public enum Rounding: String, CaseIterable, Hashable, Sendable {
        /// To the nearest; a tie goes to the even neighbour. PostgreSQL rounds `double precision` so.
        case halfEven = "half_even"
        /// To the nearest; a tie goes away from zero. PostgreSQL rounds `numeric` so.
        case halfAway = "half_away"
        /// Digits are cut off: PostgreSQL's `trunc`.
        case towardZero = "toward_zero"
        /// To the larger magnitude.
        case awayFromZero = "away_from_zero"
        /// To the smaller number.
        case floor
        /// To the larger number.
        case ceiling
    }

    /// Whether nothing was decided.
    public var isEmpty: Bool { self == Decisions() }

    /// What was decided about this source, or nil.
    public func source(_ name: String) -> SourceDecisions? { sources.first { $0.source == name } }
}

/// What a feature decides about one source that it reads.
public struct SourceDecisions: Hashable, Sendable {
    /// The source's name.
    public var source: String
    /// Which rows count by their time; nil when it was not decided.
    public var window: WindowDecision?
    /// What becomes of rows in which a column is NULL, by column, in the source's order of columns.
    public var nullValues: [NullDecision]
    /// Whether rows that agree in everything but their unique id count each or once; nil when it was not decided.
    public var duplicates: Duplicates?
    /// Which row comes first when an order decides, most significant first; empty when it was not decided.
    public var ties: [TieOrder]
    /// What becomes of rows that arrived later than their event time; nil when it was not decided.
    public var late: LateRows?
    /// Where the decisions are declared.
    public var location: SourceLocation

    /// Makes decisions about a source; makes none by default.
    public init(
        source: String, window: WindowDecision? = nil, nullValues: [NullDecision] = [], duplicates: Duplicates? = nil,
        ties: [TieOrder] = [], late: LateRows? = nil, location: SourceLocation
    ) {
        self.source = source
        self.window = window
        self.nullValues = nullValues
        self.duplicates = duplicates
        self.ties = ties
        self.late = late
        self.location = location
    }

    /// What becomes of rows in which one column is NULL.
    public struct NullDecision: Hashable, Sendable {
        /// The nullable column.
        public var column: String
        /// What becomes of such a row.
        public var treatment: NullTreatment

        /// Makes a decision.
        public init(column: String, treatment: NullTreatment) {
            self.column = column
            self.treatment = treatment
        }
    }

    /// What becomes of a row whose value is NULL.
    public enum NullTreatment: String, CaseIterable, Hashable, Sendable {
        /// The row is as good as absent.
        case skip
        /// The row counts as any other.
        case count
        /// One such row makes the answer NULL.
        case propagate
    }

    /// Whether equal rows count each or once.
    public enum Duplicates: String, CaseIterable, Hashable, Sendable {
        /// Each row counts.
        case count
        /// Rows that agree in every column but the unique ids count once.
        case once
    }

    /// One column of an order among rows.
    public struct TieOrder: Hashable, Sendable {
        /// The column.
        public var column: String
        /// Whether the largest value comes first.
        public var isDescending: Bool
        /// Where NULL comes; nil when it was not decided.
        public var nulls: NullOrder?

        /// Makes one column of an order.
        public init(column: String, isDescending: Bool, nulls: NullOrder?) {
            self.column = column
            self.isDescending = isDescending
            self.nulls = nulls
        }
    }

    /// Where NULL comes in an order.
    public enum NullOrder: String, CaseIterable, Hashable, Sendable {
        /// Before every value: PostgreSQL's default when descending.
        case first
        /// After every value: PostgreSQL's default when ascending.
        case last
    }

    /// What becomes of a row that arrived later than its event time.
    public enum LateRows: Hashable, Sendable {
        /// It counts from its arrival on, where its event time puts it.
        case count
        /// It never counts when it arrived more than so many microseconds after its event time.
        case ignore(afterMicroseconds: Int64)
    }
}

/// Which rows count by a time: an interval with each end open or closed.
public struct WindowDecision: Hashable, Sendable {
    /// The timestamp column that is compared; the source's event time unless another is named.
    public var column: String
    /// Where the window begins; nil when it has no beginning.
    public var lower: Bound?
    /// Where the window ends.
    public var upper: Bound

    /// Makes a window.
    public init(column: String, lower: Bound?, upper: Bound) {
        self.column = column
        self.lower = lower
        self.upper = upper
    }

    /// One end of a window.
    public struct Bound: Hashable, Sendable {
        /// The instant that the end is counted from.
        public var anchor: Anchor
        /// Microseconds from the anchor to the end; negative before it.
        public var offset: Int64
        /// Whether a row exactly at the end counts.
        public var isClosed: Bool

        /// Makes an end.
        public init(anchor: Anchor, offset: Int64, isClosed: Bool) {
            self.anchor = anchor
            self.offset = offset
            self.isClosed = isClosed
        }
    }

    /// An instant that an end of a window is counted from.
    public enum Anchor: Hashable, Sendable {
        /// The question's `as_of`.
        case asOf
        /// A timestamp among the request columns: `request.planned_at`.
        case request(String)
        /// A timestamp of a row of another read source: `flights.scheduled_at`.
        case source(String, column: String)
        /// The start of the `as_of`'s calendar unit in the feature's `zone`: `start_of_day`.
        case start(of: CalendarUnit)
    }

    /// A calendar unit.
    public enum CalendarUnit: String, CaseIterable, Hashable, Sendable {
        /// Midnight to midnight.
        case day
        /// Seven days from the feature's `week_start`.
        case week
        /// A calendar month.
        case month
        /// A calendar year.
        case year
    }
}

/// A value written in a contract, of a feature's type.
public enum LiteralValue: Hashable, Sendable {
    /// NULL.
    case null
    /// A 64-bit integer.
    case int(Int64)
    /// A double; equality here is by value, so NaN is written but never equal.
    case double(Double)
    /// An exact decimal: its digits with the sign, and how many of them stand behind the point.
    case decimal(coefficient: Int128, scale: Int)
    /// Text.
    case text(String)
    /// True or false.
    case bool(Bool)
    /// An instant.
    case timestamp(Timestamp)
    /// A day.
    case date(CalendarDate)
    /// The list without elements.
    case emptyList
}
