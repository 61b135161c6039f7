/// What a whole run concluded.
public struct RunVerdict: Sendable {
    /// One element for each view, in the order in which they were given.
    public let views: [ViewVerdict]
    /// How many cases of each origin there were.
    public let cases: OriginCounts
    /// The release of the time zone data that the Swift halves read, as `2025b`, or nil.
    ///
    /// Each engine's is in its description. Where the two differ, so may local times of which the older one does not know.
    public let swiftZoneRelease: String?

    /// Whether there are no views because none changed.
    private let isUnchanged: Bool

    /// Makes a verdict.
    public init(views: [ViewVerdict], cases: OriginCounts, swiftZoneRelease: String? = nil) {
        self.init(views: views, cases: cases, swiftZoneRelease: swiftZoneRelease, isUnchanged: false)
    }

    private init(views: [ViewVerdict], cases: OriginCounts, swiftZoneRelease: String?, isUnchanged: Bool) {
        self.views = views
        self.cases = cases
        self.swiftZoneRelease = swiftZoneRelease
        self.isUnchanged = isUnchanged
    }

    /// The verdict where no view changed: there was nothing to ask, and nothing that could have come apart.
    public static let nothingChanged = RunVerdict(
        views: [], cases: OriginCounts(), swiftZoneRelease: nil, isUnchanged: true)

    /// The gravest conclusion about any view; a run without views concludes nothing, unless none changed.
    public var conclusion: Conclusion { views.map(\.conclusion).max() ?? (isUnchanged ? .agreed : .undecided) }

    /// 0 agreed, 1 diverged, 2 misconfigured, 3 undecided.
    public var exitCode: Int32 { conclusion.exitCode }
}
