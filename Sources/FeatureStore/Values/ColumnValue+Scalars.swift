extension Int: ColumnValue {
    /// Reads one cell of an int column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .int(let cells) = column.cells else { column.doesNotHold("int") }
        self = Int(cells[row])
    }

    /// Adds one cell to an int column.
    public func append(to column: inout Column) { column.append(Int64(self)) }

    /// Adds eight bytes that order as the numbers do.
    public func encode(into key: inout KeyEncoder) { key.append(Int64(self)) }

    /// The digits.
    public var literal: String { String(self) }
}

extension Double: ColumnValue {
    /// Reads one cell of a double column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .double(let cells) = column.cells else { column.doesNotHold("double") }
        self = cells[row]
    }

    /// Adds one cell to a double column, bit for bit.
    public func append(to column: inout Column) { column.append(self) }

    /// Adds eight bytes that order as PostgreSQL orders: -0 is 0, NaN equals itself and is the largest.
    public func encode(into key: inout KeyEncoder) { key.append(self) }

    /// The shortest digits that give the number back.
    public var literal: String { "\(self)" }
}

extension ExactDecimal: ColumnValue {
    /// Reads one cell of a decimal column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .decimal(let cells) = column.cells else { column.doesNotHold("decimal") }
        self = cells[row]
    }

    /// Adds one cell to a decimal column.
    public func append(to column: inout Column) { column.append(self) }

    /// Adds 32 bytes that order as the numbers do; numerically equal decimals give equal bytes.
    public func encode(into key: inout KeyEncoder) { key.append(self) }

    /// The digits, with as many behind the point as the scale says.
    public var literal: String { description }
}

extension String: ColumnValue {
    /// Reads one cell of a text column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .text(let cells) = column.cells else { column.doesNotHold("text") }
        self = cells.string(at: row)
    }

    /// Adds one cell to a text column.
    public func append(to column: inout Column) { column.append(utf8: utf8) }

    /// Adds the UTF-8 bytes, so that texts order by code point and normal forms stay distinct.
    public func encode(into key: inout KeyEncoder) { key.append(text: utf8) }

    /// The text in quotes, with controls and non-ASCII characters escaped.
    public var literal: String { unicodeScalars.reduce(into: "\"") { $0 += $1.escaped(asASCII: true) } + "\"" }
}

extension Bool: ColumnValue {
    /// Reads one cell of a bool column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .bool(let cells) = column.cells else { column.doesNotHold("bool") }
        self = cells[row]
    }

    /// Adds one cell to a bool column.
    public func append(to column: inout Column) { column.append(self) }

    /// Adds one byte; false orders before true.
    public func encode(into key: inout KeyEncoder) { key.append(self) }

    /// `true` or `false`.
    public var literal: String { self ? "true" : "false" }
}

extension Timestamp: ColumnValue {
    /// Reads one cell of a timestamp column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .timestamp(let cells) = column.cells else { column.doesNotHold("timestamp") }
        self = cells[row]
    }

    /// Adds one cell to a timestamp column.
    public func append(to column: inout Column) { column.append(self) }

    /// Adds eight bytes that order as time does.
    public func encode(into key: inout KeyEncoder) { key.append(microseconds) }

    /// The instant in RFC 3339.
    public var literal: String { description }
}

extension CalendarDate: ColumnValue {
    /// Reads one cell of a date column.
    @inlinable
    public init(cell row: Int, of column: Column) {
        guard case .date(let cells) = column.cells else { column.doesNotHold("date") }
        self = cells[row]
    }

    /// Adds one cell to a date column.
    public func append(to column: inout Column) { column.append(self) }

    /// Adds eight bytes that order as days do.
    public func encode(into key: inout KeyEncoder) { key.append(Int64(daysSinceEpoch)) }

    /// The day as `2013-03-10`.
    public var literal: String { description }
}

extension Column {
    /// Reading a value of another type is a fault of the program: schemas are checked before rows are decoded.
    @usableFromInline
    func doesNotHold(_ asked: String) -> Never {
        preconditionFailure("column \(name) holds \(type), not \(asked)")
    }
}
