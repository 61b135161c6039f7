public import FeatureStore

/// What a ``ServingStore`` is told when it is opened.
public struct ServingOptions: Sendable {
    /// What tells the present instant; it may step back, the store does not follow it there.
    public var clock: @Sendable () -> Timestamp
    /// What tells how much time went by since some instant, whatever clocks are set to; nil: a leap of ``clock`` is believed.
    public var steadyClock: (@Sendable () -> TimeSpan)?
    /// How much memory decoded rows may take, about, in bytes.
    public var cacheBytes: Int
    /// How many rows may wait to be stored; what comes when there are more is refused as overloaded.
    public var waitingRows: Int
    /// How many rows one commit takes at most, unless one delivery alone has more.
    public var commitRows: Int
    /// Views that are served although no record promotes them, as `RecentDelays` or `RecentDelays@1`.
    public var servesUnpromoted: Set<String>
    /// Whether `as_of` may lie in the future: what is then answered may change, since events of that time still come.
    public var allowsFuture: Bool
    /// How many times a computation may ask for further groups (`by:`) before its view is given up on.
    public var rounds: Int
    /// How many groups one answer may find by values before its view is given up on.
    public var groupsPerAnswer: Int
    /// From so many rows of an entity on, views answer about it by their incremental forms, where they have one; nil: never.
    ///
    /// A form takes several times the memory of the rows, out of ``cacheBytes``; rows that would fill half of that get none.
    public var formRows: Int?
    /// Where served vectors are written down, or nil.
    public var log: (any FeatureLogging)?
    /// The answers of views that are materialized; nil: those that the store keeps, if it keeps any.
    public var materialized: (any MaterializedAnswers)?

    /// Makes options; every default suits one service on one machine.
    public init(
        clock: @escaping @Sendable () -> Timestamp = { SystemClock.now() },
        steadyClock: (@Sendable () -> TimeSpan)? = { SystemClock.elapsed() }, cacheBytes: Int = 256 << 20,
        waitingRows: Int = 200_000, commitRows: Int = 20_000, servesUnpromoted: Set<String> = [],
        allowsFuture: Bool = false, rounds: Int = 8, groupsPerAnswer: Int = 1_000, formRows: Int? = 10_000,
        log: (any FeatureLogging)? = nil, materialized: (any MaterializedAnswers)? = nil
    ) {
        self.clock = clock
        self.steadyClock = steadyClock
        self.cacheBytes = cacheBytes
        self.waitingRows = waitingRows
        self.commitRows = commitRows
        self.servesUnpromoted = servesUnpromoted
        self.allowsFuture = allowsFuture
        self.rounds = rounds
        self.groupsPerAnswer = groupsPerAnswer
        self.formRows = formRows
        self.log = log
        self.materialized = materialized
    }
}
