public import FeatureStore

/// What featurestore.yaml says about the online store: `online:`.
///
/// A row is kept as long as an answer may need it: as far back as any view reads its source, plus both of these.
public struct OnlinePolicy: Hashable, Sendable {
    /// How far back `as_of` of a lookup may lie: `served_history`, one day unless declared.
    public var servedHistory: TimeSpan
    /// How late an event may arrive and still count in every answer it belongs to: `lateness`, one day unless declared.
    public var lateness: TimeSpan

    /// Makes a policy; both are zero or longer.
    public init(servedHistory: TimeSpan = .days(1), lateness: TimeSpan = .days(1)) {
        self.servedHistory = servedHistory
        self.lateness = lateness
    }
}

/// What a view's contract says about serving it: `online:`.
///
/// No answer depends on it, so it is no part of a promotion.
public struct ViewOnlinePolicy: Hashable, Sendable {
    /// The age of the newest event used beyond which an answer is *stale* (exactly this old is not), or nil for never.
    public var staleAfter: TimeSpan?
    /// How long an answer that `materialize` wrote may be served instead of a computed one, or nil where answers are
    /// computed when asked for.
    public var materializedFor: TimeSpan?

    /// Makes a policy; by default answers are computed and never stale.
    public init(staleAfter: TimeSpan? = nil, materializedFor: TimeSpan? = nil) {
        self.staleAfter = staleAfter
        self.materializedFor = materializedFor
    }
}
