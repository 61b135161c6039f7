/// How much of a warehouse is drawn into a sample, and by which chance.
public struct DrawOptions: Sendable {
    /// How many entities of each kind; at least 1.
    public var entities = 12
    /// How many questions about each entity; at least 1.
    public var questions = 12
    /// How many rows of all sources together at most.
    public var rows = 20_000
    /// What chance depends on, besides the data: the same seed over the same data draws the same.
    public var seed = "1"
    /// The kinds of entities to draw; nil draws those of all views.
    public var kinds: [String]?
    /// Questions that were given, by kind of entity, instead of questions of our own.
    public var spines: [String: CaseSpine] = [:]

    /// Makes the defaults.
    public init() {}
}

/// Why nothing was drawn, told as it stands.
public struct DrawFailure: Error, Sendable, CustomStringConvertible {
    /// What was expected, what was found and what to do, in whole sentences.
    public let message: String
    /// Whether the warehouse's data contradict the project: a broken `unique`, a NULL where none is allowed.
    public let isContradiction: Bool

    /// Whether the message begins with a place, as compilers print it.
    public let isLocated: Bool

    init(_ message: String, isContradiction: Bool = false, isLocated: Bool = false) {
        self.message = message
        self.isContradiction = isContradiction
        self.isLocated = isLocated
    }

    /// The message.
    public var description: String { message }
}
