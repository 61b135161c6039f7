public import FeatureStore

/// What a run may be told.
public struct VerifyOptions: Sendable {
    /// How many examples are kept for each feature and class; counts are always exact.
    public var examplesPerFinding = 3
    /// How many source rows an example shows, for each source.
    public var rowsPerExample = 12
    /// Whether a feature for which fewer than two distinct non-empty answers were seen leaves its view undecided.
    ///
    /// Switched off only when single cases are asked to reproduce something.
    public var requiresExercise = true
    /// Asks only these cases or questions; nil asks all.
    public var only: [CaseSelector]?
    /// How many cases with a divergence are asked again alone, for each view and warehouse.
    public var confirmationsPerView = 20

    /// About how many rows and questions of a sample are in memory and asked together; one entity is never cut.
    public var rowsPerChunk = 120_000

    /// How views are attacked with invented data; nil where they are not.
    public var attack: AttackOptions?
    /// Whether the first example of each finding is cut down to the smallest input and explained.
    public var digs = true
    /// The day, in UTC, on which waivers are judged; nil judges none: nothing is waived then, and nothing has expired.
    public var today: CalendarDate?

    /// Makes the defaults.
    public init() {}
}

/// How views are attacked with invented data.
public struct AttackOptions: Sendable {
    /// What chance depends on.
    public var seed: UInt64 = 1
    /// How many cases are invented for each view; nil leaves it to what is there to cover.
    public var cases: Int?
    /// After how many seconds no further cases are invented for a view, whatever is left to cover.
    ///
    /// A verdict that was cut short says so; what it says then depends on the machine's speed.
    public var budgetSeconds = 10.0

    /// Makes the defaults.
    public init() {}
}
