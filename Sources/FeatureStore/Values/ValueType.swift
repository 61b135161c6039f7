/// The type of a column or a feature, as contracts spell it: `int`, `double`, `decimal(10,2)`, `list(text)`.
public indirect enum ValueType: Hashable, Sendable {
    /// A 64-bit signed integer.
    case int
    /// An IEEE 754 binary64 number; NaN and infinities are values.
    case double
    /// An exact decimal of at most 38 digits, `scale` of them behind the point.
    case decimal(precision: Int, scale: Int)
    /// Unicode text, compared and ordered by code point, never normalised.
    case text
    /// True or false.
    case bool
    /// Microseconds since the Unix epoch, UTC.
    case timestamp
    /// A day of the proleptic Gregorian calendar.
    case date
    /// Several values of one type; how order and NULL elements count is part of the type.
    case list(element: ValueType, order: ListOrder, nullElements: Bool)
}

/// Whether the order of a list's elements is part of its value.
public enum ListOrder: String, Hashable, Sendable {
    /// Two lists are equal when they hold equal elements in the same order.
    case ordered
    /// Two lists are equal when they hold equal elements equally often.
    case unordered
}

extension ValueType: CustomStringConvertible {
    /// The contract's spelling.
    public var description: String {
        switch self {
        case .int: "int"
        case .double: "double"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .text: "text"
        case .bool: "bool"
        case .timestamp: "timestamp"
        case .date: "date"
        case .list(let element, let order, let nullElements):
            "list(\(element)\(nullElements ? "?" : "")\(order == .unordered ? ", unordered" : ""))"
        }
    }
}
