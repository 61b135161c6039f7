/// How much of anything the server takes; beyond it a request is refused by name, and nothing collapses.
public struct ServerLimits: Hashable, Sendable {
    /// The bytes of a body.
    public var bodyBytes = 8 * 1_024 * 1_024
    /// The bytes of all bodies that are held at once, from their first piece to the request's answer.
    public var heldBytes = 256 * 1_024 * 1_024
    /// The rows that one request may ask for or deliver.
    public var rows = 10_000
    /// The features that one request may ask for.
    public var features = 1_000
    /// The values that one request may ask for: its rows times its features.
    public var values = 1_000_000
    /// How many arrays and objects may stand inside one another.
    public var depth = 32
    /// The bytes of all headers.
    public var headerBytes = 32 * 1_024
    /// Connections open at once; more wait in the system's queue.
    public var connections = 1_024
    /// Requests being answered at once; more are told to come again (429).
    public var requests = 256
    /// How long a connection may be silent, headers included.
    public var idle = Duration.seconds(60)
    /// How long a body may take.
    public var bodyTime = Duration.seconds(30)
    /// How long an answer may take, once the body is there; erasing an entity is given all the time that it takes.
    public var answerTime = Duration.seconds(10)
    /// How long requests in flight may take when the server goes down.
    public var drain = Duration.seconds(30)

    /// Makes limits; each has a default.
    public init() {}
}
