/// What a whole run concluded.
public struct RunVerdict: Sendable {
    /// One element for each view, in the order in which they were given.
    public let views: [ViewVerdict]
    /// How many cases of each origin there were.
    public let cases: OriginCounts

    /// Makes a verdict.
    public init(views: [ViewVerdict], cases: OriginCounts) {
        self.views = views
        self.cases = cases
    }

    /// The gravest conclusion about any view; a run without views concludes nothing.
    public var conclusion: Conclusion { views.map(\.conclusion).max() ?? .undecided }

    /// 0 agreed, 1 diverged, 2 misconfigured, 3 undecided.
    public var exitCode: Int32 { conclusion.exitCode }
}
