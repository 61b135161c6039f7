/// A Swift value that a cell of a ``Column`` can hold: `Int`, `Double`, `ExactDecimal`, `String`, `Bool`, `Timestamp`,
/// `CalendarDate`, arrays of them, and the optionals of all these.
///
/// Conformances are for the types of contracts only; a type of your own has no column to live in.
public protocol ColumnValue: Sendable {
    /// Reads one cell; the column must be of the matching type, and the cell not NULL unless `Self` is an optional.
    init(cell row: Int, of column: Column)

    /// Adds the value as one more cell; the column must be of the matching type.
    func append(to column: inout Column)

    /// Adds the value to a key or an id; equal bytes mean equal values, and bytes order as the values do.
    func encode(into key: inout KeyEncoder)

    /// The value as messages print it: text in quotes, time in RFC 3339, nil as NULL.
    var literal: String { get }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    /// Reads one cell, nil where it is NULL.
    @inlinable
    public init(cell row: Int, of column: Column) {
        self = column.validity[row] ? Wrapped(cell: row, of: column) : nil
    }

    /// Adds the value, or NULL.
    public func append(to column: inout Column) {
        if let value = self { value.append(to: &column) } else { column.appendNull() }
    }

    /// Adds the value to a key, or notes that the key holds a NULL.
    public func encode(into key: inout KeyEncoder) {
        if let value = self {
            key.appendPresence()
            value.encode(into: &key)
        } else {
            key.appendNull()
        }
    }

    /// The value as messages print it.
    public var literal: String { map(\.literal) ?? "NULL" }
}

extension Array: ColumnValue where Element: ColumnValue {
    /// Reads the elements of one list.
    public init(cell row: Int, of column: Column) {
        guard case .list(let lists) = column.cells else { column.doesNotHold("a list") }
        let elements = lists.elements
        self = lists.range(at: row).map { Element(cell: $0, of: elements) }
    }

    /// Adds one list.
    public func append(to column: inout Column) {
        column.appendList { elements in
            for element in self { element.append(to: &elements) }
        }
    }

    /// Adds how many elements there are, then the elements.
    public func encode(into key: inout KeyEncoder) {
        key.append(Int64(count))
        for element in self { Element?.some(element).encode(into: &key) }
    }

    /// The elements in brackets.
    public var literal: String { "[" + map(\.literal).joined(separator: ", ") + "]" }
}
