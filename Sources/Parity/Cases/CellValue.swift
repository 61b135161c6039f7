public import FeatureStore

/// One typed value, taken out of a column to be shown, compared alone or written into a fixture.
///
/// Values travel in columns; this form is for the few that a person will look at. Two values are equal when nothing
/// could tell them apart: text by its bytes, doubles by bit pattern except that every NaN equals every NaN, decimals
/// numerically.
public enum CellValue: Sendable {
    /// No value.
    case null
    /// A 64-bit integer.
    case int(Int64)
    /// A binary64 number.
    case double(Double)
    /// An exact decimal.
    case decimal(ExactDecimal)
    /// Text, never normalised.
    case text(String)
    /// A truth value.
    case bool(Bool)
    /// An instant.
    case timestamp(Timestamp)
    /// A calendar day.
    case date(CalendarDate)
    /// Several values of one type.
    case list([CellValue])
}

extension CellValue: Equatable {
    /// Whether nothing could tell the two values apart.
    public static func == (one: CellValue, other: CellValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.int(let a), .int(let b)): a == b
        case (.double(let a), .double(let b)): a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
        case (.decimal(let a), .decimal(let b)): a == b
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        case (.bool(let a), .bool(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.date(let a), .date(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        default: false
        }
    }
}

extension CellValue {
    /// Takes cell `row` out of a column.
    public init(_ column: Column, row: Int) {
        guard column.validity[row] else {
            self = .null
            return
        }
        switch column.cells {
        case .int(let array): self = .int(array[row])
        case .double(let array): self = .double(array[row])
        case .decimal(let array): self = .decimal(array[row])
        case .text(let text): self = .text(text.string(at: row))
        case .bool(let array): self = .bool(array[row])
        case .timestamp(let array): self = .timestamp(array[row])
        case .date(let array): self = .date(array[row])
        case .list(let lists):
            let elements = lists.elements
            self = .list(lists.range(at: row).map { CellValue(elements, row: $0) })
        }
    }

    /// Whether this is NULL or a list without elements: an answer that shows nothing of what a feature computes.
    public var isEmpty: Bool {
        switch self {
        case .null: true
        case .list(let elements): elements.isEmpty
        default: false
        }
    }

    /// Whether this is NULL.
    public var isNull: Bool { if case .null = self { true } else { false } }
}

/// A value and what it is called.
public struct NamedValue: Equatable, Sendable {
    /// The column's name.
    public let name: String
    /// The value.
    public let value: CellValue

    /// Names a value.
    public init(name: String, value: CellValue) {
        self.name = name
        self.value = value
    }
}
