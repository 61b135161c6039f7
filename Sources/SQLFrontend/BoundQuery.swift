public import Contracts

/// A pair's SQL after parsing, name resolution and typing.
public struct BoundQuery: Sendable {
    /// The view that the query belongs to.
    public let view: ViewContract
    /// The statement exactly as written, without the leading contract comment and without a closing semicolon.
    public let text: String
    /// How many UTF-8 bytes of the file stand before `text`.
    public let textOffset: Int
    /// The statement, bound: its columns are `spine_id` and the view's features, in the query's order.
    public let statement: BoundStatement
    /// Which columns the statement reads of each source and of the spine, in order of first appearance.
    public let columnsRead: [ColumnRead]
    /// The constants of the statement, in order of appearance.
    public let literals: [QueryLiteral]
    /// The statement's parse tree without places: layout and comments do not matter, literals do.
    ///
    /// For comparing alone; it is not for people to read.
    public let canonicalText: String
    /// What is legal but likely to differ elsewhere, in order of appearance.
    public let lints: [Lint]

    /// Where a UTF-8 offset of ``text`` lies in the pair's SQL file.
    public func location(ofOffset offset: Int) -> SourceLocation {
        TextPositions(file: view.sql.file, text: view.sql.text).location(ofByte: textOffset + offset)
    }
}

/// A column that a statement reads.
public struct ColumnRead: Hashable, Sendable {
    /// The source, or nil for the spine.
    public let source: String?
    /// The column.
    public let column: String
    /// Each place that names it (or the star that stands for it), as UTF-8 offsets in ``BoundQuery/text``, ascending.
    public let offsets: [Int]
}

/// A constant in a statement.
public struct QueryLiteral: Hashable, Sendable {
    /// Its value.
    public let value: BoundConstant
    /// Its type.
    public let type: SQLType
    /// UTF-8 offset in ``BoundQuery/text``.
    public let offset: Int
}

/// Something legal that is likely to give other answers elsewhere.
public struct Lint: Hashable, Sendable {
    /// What kind: `zone-dependent`, `unstable-order`.
    public let code: Code
    /// What is found, in a sentence.
    public let message: String
    /// Where.
    public let location: SourceLocation
    /// What to write instead.
    public let suggestion: String

    /// A kind of finding.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The value depends on the session's time zone.
        case zoneDependent = "zone-dependent"
        /// The value depends on the order of rows that tie.
        case unstableOrder = "unstable-order"
    }
}
