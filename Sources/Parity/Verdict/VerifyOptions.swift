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

    /// Makes the defaults.
    public init() {}
}
