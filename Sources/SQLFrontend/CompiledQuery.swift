public import Contracts

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
    /// Where the construct stands when that is not in ``BoundQuery/text`` but in the engine's own text of the view.
    public let ownPlace: SourceLocation?

    /// Makes a refusal.
    public init(construct: String, message: String, offset: Int) {
        self.construct = construct
        self.message = message
        self.offset = offset
        ownPlace = nil
    }

    /// Makes a refusal of something in a text that the view has for this engine alone.
    public init(construct: String, message: String, ownPlace: SourceLocation) {
        self.construct = construct
        self.message = message
        offset = 0
        self.ownPlace = ownPlace
    }

    /// Where the construct stands.
    public func location(in query: BoundQuery) -> SourceLocation { ownPlace ?? query.location(ofOffset: offset) }
}
