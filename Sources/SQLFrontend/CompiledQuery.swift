/// What one engine is given to run for one view.
public struct CompiledQuery: Sendable {
    /// The bound query that this was made from.
    public let query: BoundQuery
    /// The statement in the engine's dialect.
    ///
    /// It reads tables named as the sources, and `spine`.
    public let text: String

    /// Makes a compiled query.
    public init(query: BoundQuery, text: String) {
        self.query = query
        self.text = text
    }
}

/// An engine cannot keep PostgreSQL's meaning of something in the query.
public struct QueryRefusal: Error, Sendable {
    /// What it cannot keep, by name: `percentile_cont`.
    public let construct: String
    /// The whole sentence, with what to do.
    public let message: String
    /// Byte offset of the construct in ``BoundQuery/text``.
    public let offset: Int

    /// Makes a refusal.
    public init(construct: String, message: String, offset: Int) {
        self.construct = construct
        self.message = message
        self.offset = offset
    }
}
