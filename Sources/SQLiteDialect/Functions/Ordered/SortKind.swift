internal import SQLite

/// By what values of a type are put in PostgreSQL's order.
enum SortKind: String {
    /// By what they are stored as: integers and doubles as numbers, texts byte by byte.
    case stored
    /// As numbers, being stored as texts.
    case numeric
    /// As spans of time, being stored as texts.
    case interval
    /// By their elements.
    case array

    /// The value in the form that is compared; nil for NULL.
    func key(_ value: SQLiteValue) throws(FunctionFailure) -> SortableValue? {
        switch (self, value) {
        case (_, .null): return nil
        case (.stored, .integer(let integer)): return .integer(integer)
        case (.stored, .real(let number)): return .real(number)
        case (.stored, .text(let text)): return .text(Array(text.utf8))
        case (.numeric, .text(var text)):
            if let numeric = text.withUTF8({ PGNumeric(canonical: $0) }) { return .numeric(numeric) }
        case (.interval, .text(var text)):
            if let interval = text.withUTF8({ PGInterval(stored: $0) }) { return .span(interval.span) }
        case (.array, .text(var text)):
            if let array = text.withUTF8({ PGArray(stored: $0) }) { return .array(try SortableArray(array)) }
        case (.stored, .blob), (.numeric, _), (.interval, _), (.array, _): break
        }
        throw .wrongClass("ORDER BY within an aggregate")
    }
}

/// A value in the form in which it is compared; those that meet are of one kind.
enum SortableValue {
    case integer(Int64)
    case real(Double)
    case text([UInt8])
    case numeric(PGNumeric)
    /// The microseconds that comparisons of intervals see.
    case span(Int128)
    case array(SortableArray)

    /// Negative, zero or positive, as this is before, equal to or behind the other.
    func compare(to other: SortableValue) -> Int32 {
        switch (self, other) {
        case (.integer(let first), .integer(let second)): first < second ? -1 : first == second ? 0 : 1
        case (.real(let first), .real(let second)): first < second ? -1 : first == second ? 0 : 1
        case (.text(let first), .text(let second)):
            first.lexicographicallyPrecedes(second) ? -1 : first.elementsEqual(second) ? 0 : 1
        case (.numeric(let first), .numeric(let second)): first.compare(to: second)
        case (.span(let first), .span(let second)): first < second ? -1 : first == second ? 0 : 1
        case (.array(let first), .array(let second)): first.compare(to: second)
        // A column is of one type, but for NaN among real numbers, a text, which is the greatest.
        default: rank < other.rank ? -1 : 1
        }
    }

    private var rank: Int {
        switch self {
        case .integer: 0
        case .real: 1
        case .text: 2
        case .numeric: 3
        case .span: 4
        case .array: 5
        }
    }
}
