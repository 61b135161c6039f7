/// The types that columns are compared as; no two of them are equal without being told so.
package enum ComparedType: String, CaseIterable, Sendable {
    /// A 64-bit integer.
    case int
    /// A binary64 number.
    case double
    /// An exact decimal number.
    case decimal
    /// Text, compared byte by byte, so by code point.
    case text
    /// A truth value.
    case bool
    /// An instant, in microseconds.
    case timestamp
    /// A date and time of day without a zone, in microseconds.
    case localTimestamp = "local-timestamp"
    /// A calendar day.
    case date
    /// Bytes.
    case bytes

    /// Whether a key may be of the type: equality must be exact, and every engine must order it alike.
    var canBeKey: Bool { self != .double && self != .decimal }

    /// How the cells of the type lie in memory.
    var layout: CellLayout {
        switch self {
        case .int, .bool, .timestamp, .localTimestamp, .date: .words
        case .double: .numbers
        case .decimal: .decimals
        case .text, .bytes: .bytes
        }
    }
}

/// How the cells of a column lie in memory.
enum CellLayout {
    /// 64-bit integers.
    case words
    /// Binary64 numbers.
    case numbers
    /// Exact decimals.
    case decimals
    /// Bytes of any length.
    case bytes
}
