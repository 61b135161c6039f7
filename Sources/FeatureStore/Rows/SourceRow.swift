/// One row of a source, as a Swift value.
///
/// Conformances are generated from featurestore.yaml.
///
/// The requirements are static so that they cannot collide with a column's property.
public protocol SourceRow: Sendable {
    /// The source, its columns and what they mean.
    static var schema: RowSchema { get }

    /// Reads a row whose columns stand in the schema's order.
    init(decoding row: borrowing RowDecoder)

    /// The value of the column at this position of the schema.
    static func value(at column: Int, of row: Self) -> any ColumnValue

    /// When the event happened.
    static func eventTime(of row: Self) -> Timestamp

    /// When the row became known; asked only of sources that declare an arrival time. Nil: never.
    static func arrivalTime(of row: Self) -> Timestamp?

    /// What orders versions of the row; asked only of sources that declare versions. Nil: never known.
    static func versionTime(of row: Self) -> Timestamp?

    /// Whether this version deletes the row; asked only of sources that declare versions.
    static func isDeleted(_ row: Self) -> Bool

    /// Sets to nil what was not yet known at `asOf`; asked only of sources that declare `known_at`.
    ///
    /// A value is known when its known-at column holds a time at or before `asOf`, see ``Timestamp/reveals(_:)``; all
    /// known-at columns are read before the first value is hidden.
    static func hideColumns(of row: inout Self, unknownAt asOf: Timestamp)

    /// When each of some rows happened, in their order; what ``eventTime(of:)`` says already, and no conformance's to write.
    static func eventTimes(of rows: [Self]) -> [Timestamp]

    /// Writes the values of some columns, given as positions in the schema, of the row at a position into a key; what
    /// ``value(at:of:)`` says already, and no conformance's to write.
    static func encode(columns: [Int], ofRowAt position: Int, in rows: [Self], into encoder: inout KeyEncoder)
}

extension SourceRow {
    /// Known at once: the source declares no arrival time.
    public static func arrivalTime(of row: Self) -> Timestamp? { eventTime(of: row) }
    /// The only version: the source declares none.
    public static func versionTime(of row: Self) -> Timestamp? { eventTime(of: row) }
    /// Never: the source declares no deletions.
    public static func isDeleted(_ row: Self) -> Bool { false }
    /// Nothing to hide: the source declares no `known_at`.
    public static func hideColumns(of row: inout Self, unknownAt asOf: Timestamp) {}

    // Both are inlinable, so that in optimised builds each conformance has a version of its own, which copies no row.

    /// What ``eventTime(of:)`` gives for each.
    @inlinable
    public static func eventTimes(of rows: [Self]) -> [Timestamp] { rows.map { eventTime(of: $0) } }

    /// Writes what ``value(at:of:)`` gives for each column.
    @inlinable
    public static func encode(
        columns: [Int], ofRowAt position: Int, in rows: [Self], into encoder: inout KeyEncoder
    ) {
        for column in columns { value(at: column, of: rows[position]).encode(into: &encoder) }
    }

    /// Writes the values of some columns of one row into a key.
    static func encode(columns: [Int], of row: Self, into encoder: inout KeyEncoder) {
        for column in columns { value(at: column, of: row).encode(into: &encoder) }
    }
}

extension Timestamp {
    /// Whether something that became known at `knownAt` was known at this instant; nil means never.
    public func reveals(_ knownAt: Timestamp?) -> Bool {
        guard let knownAt else { return false }
        return knownAt <= self
    }
}
