/// A value that a building block of incremental views can keep.
public protocol TileValue: ColumnValue {
    /// The type of the column that holds such values.
    static var columnType: ValueType { get }

    /// Whether two values are the same bit for bit.
    func isIdentical(to other: Self) -> Bool

    /// Whether this value stands before another in PostgreSQL's order: NaN last, text by code point.
    func precedes(_ other: Self) -> Bool
}

extension Int: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .int }
    /// Whether two numbers are equal.
    public func isIdentical(to other: Int) -> Bool { self == other }
    /// Whether this number is smaller.
    public func precedes(_ other: Int) -> Bool { self < other }
}

extension Double: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .double }
    /// Whether two numbers have the same bits: -0 is not 0 here.
    public func isIdentical(to other: Double) -> Bool { bitPattern == other.bitPattern }
    /// Whether this number is smaller, NaN being the largest.
    public func precedes(_ other: Double) -> Bool { isOrderedBefore(other) }
}

extension String: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .text }
    /// Whether two texts have the same bytes.
    public func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
    /// Whether this text comes first by code point.
    public func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension Bool: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .bool }
    /// Whether both are true or both are false.
    public func isIdentical(to other: Bool) -> Bool { self == other }
    /// Whether this is false and the other true.
    public func precedes(_ other: Bool) -> Bool { !self && other }
}

extension Timestamp: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .timestamp }
    /// Whether two instants are equal.
    public func isIdentical(to other: Timestamp) -> Bool { self == other }
    /// Whether this instant is earlier.
    public func precedes(_ other: Timestamp) -> Bool { self < other }
}

extension CalendarDate: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .date }
    /// Whether two days are equal.
    public func isIdentical(to other: CalendarDate) -> Bool { self == other }
    /// Whether this day is earlier.
    public func precedes(_ other: CalendarDate) -> Bool { self < other }
}

extension ExactDecimal: TileValue {
    /// The type of the column that holds such values.
    public static var columnType: ValueType { .decimal(precision: 38, scale: 38) }
    /// Whether two decimals are written with the same digits: 1.10 is not 1.1 here.
    public func isIdentical(to other: ExactDecimal) -> Bool { coefficient == other.coefficient && scale == other.scale }
    /// Whether this number is smaller.
    public func precedes(_ other: ExactDecimal) -> Bool { self < other }
}
