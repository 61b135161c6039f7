/// How workers are started and what they may use.
public struct WorkerOptions: Sendable {
    /// The program that answers; by default the running one.
    public var executable: String
    /// Its arguments.
    public var arguments: [String] = ["evaluate"]
    /// How many seconds a worker may take to start before it counts as a program that is none.
    public var openingTimeout: Double = 60
    /// How many seconds one question may take.
    public var questionTimeout: Double = 10
    /// How many bytes of memory a view may need above what the worker needs to hold the rows.
    public var memoryLimit = 512 << 20
    /// How many bytes one question may print before its worker is killed.
    public var printLimit = 64 << 20
    /// How many questions of one view may end a worker before the rest of the view is not asked any more.
    public var fatalFailuresPerView = 5
    /// How many questions of one view are asked a second time: all if there are no more, else so many, evenly spread.
    public var repetitionsPerView = 20_000
    /// Whether the next worker is started while one is asked: for who asks little, but again and again.
    ///
    /// The program must take ``EvaluationWorker/waitingOption`` behind its arguments; one that ends at it is started anew.
    /// ``WorkerSwiftSide/close()`` ends the last one.
    public var startsAhead = false
    /// Whether incremental forms are held to what `compute` answers.
    public var provesIncrementalForms = true

    /// Makes the defaults.
    public init() {
        #if os(Linux)
            // Stays the running program even when its file has been built anew in the meantime.
            executable = "/proc/self/exe"
        #else
            executable = CommandLine.arguments.first ?? "featurestore"
        #endif
    }
}
