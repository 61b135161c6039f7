public import FeatureStore

/// One value by which rows of a live table are found: a key, or what a link leads from.
///
/// Text is its UTF-8 bytes: two spellings of é are two values, as they are in a warehouse.
public enum LiveValue: Hashable, Sendable {
    /// A 64-bit integer.
    case int(Int64)
    /// Text in UTF-8.
    case text([UInt8])
    /// A truth value.
    case bool(Bool)
    /// An instant.
    case timestamp(Timestamp)
    /// A day.
    case date(CalendarDate)

    /// Takes a cell out of a column; nil for NULL and for types that are no keys.
    public init?(_ column: Column, row: Int) {
        guard column.validity[row] else { return nil }
        switch column.cells {
        case .int(let values): self = .int(values[row])
        case .text(let texts): self = .text(Array(texts[row]))
        case .bool(let values): self = .bool(values[row])
        case .timestamp(let values): self = .timestamp(values[row])
        case .date(let values): self = .date(values[row])
        case .double, .decimal, .list: return nil
        }
    }

    /// Whether values of a type can be such values.
    public static func holds(_ type: ValueType) -> Bool {
        switch type {
        case .int, .text, .bool, .timestamp, .date: true
        case .double, .decimal, .list: false
        }
    }

    /// The contract's type of the value.
    public var type: ValueType {
        switch self {
        case .int: .int
        case .text: .text
        case .bool: .bool
        case .timestamp: .timestamp
        case .date: .date
        }
    }

    /// Adds the value to a column of its type.
    public func append(to column: inout Column) {
        switch self {
        case .int(let value): column.append(value)
        case .text(let bytes): column.append(utf8: bytes)
        case .bool(let value): column.append(value)
        case .timestamp(let value): column.append(value)
        case .date(let value): column.append(value)
        }
    }

    /// The value as text, which reads back by the contract's type; text as it stands.
    public var text: String {
        switch self {
        case .int(let value): "\(value)"
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        case .bool(let value): "\(value)"
        case .timestamp(let value): "\(value)"
        case .date(let value): "\(value)"
        }
    }
}

extension LiveValue: Comparable {
    /// Orders values of one type: numbers and times by size, text by its bytes, false before true.
    public static func < (one: LiveValue, other: LiveValue) -> Bool {
        switch (one, other) {
        case (.int(let first), .int(let second)): first < second
        case (.text(let first), .text(let second)): first.lexicographicallyPrecedes(second)
        case (.bool(let first), .bool(let second)): !first && second
        case (.timestamp(let first), .timestamp(let second)): first < second
        case (.date(let first), .date(let second)): first.daysSinceEpoch < second.daysSinceEpoch
        default: one.rank < other.rank
        }
    }

    private var rank: Int {
        switch self {
        case .int: 0
        case .text: 1
        case .bool: 2
        case .timestamp: 3
        case .date: 4
        }
    }
}
