public import FeatureStore

/// How a feature log is written.
public struct FeatureLogOptions: Hashable, Sendable {
    /// Which share of requests is recorded.
    public var rate = SamplingRate.all
    /// How many vectors may wait to be written; a further one is dropped and counted.
    public var waiting = 10_000
    /// How many bytes a file may have before the next one is begun.
    public var fileSize = 64 << 20
    /// How long a file is written to before the next one is begun, by the times of what was served.
    public var fileAge = TimeSpan.hours(1)
    /// How many files are kept, the newest; nil keeps all, until the disk is full.
    public var keptFiles: Int?

    /// Makes the defaults: everything is recorded and kept.
    public init() {}
}

/// What became of the vectors that a feature log was given.
public struct FeatureLogCounts: Hashable, Sendable {
    /// How many were taken.
    public var taken = 0
    /// How many are in the files.
    public var written = 0
    /// How many there was no room for.
    public var dropped = 0
    /// How many could not be written: a full disk, a folder that is gone.
    public var failed = 0
    /// How many were left out because they tell of what was forgotten while they were made.
    public var forgotten = 0
    /// How many wait to be written.
    public var waiting = 0
    /// Why the last that could not be written could not, without a value; nil where all could.
    public var lastFailure: String?

    /// Makes counts of nothing.
    public init() {}
}
