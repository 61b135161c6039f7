public import Contracts

/// A pair's SQL after parsing, name resolution and typing.
public struct BoundQuery: Sendable {
    /// The view that the query belongs to.
    public let view: ViewContract
    /// The statement exactly as written, without the leading contract comment and without a closing semicolon.
    public let text: String
    /// How many UTF-8 bytes of the file stand before `text`.
    public let textOffset: Int
}
