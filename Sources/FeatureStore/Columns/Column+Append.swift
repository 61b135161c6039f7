extension Column {
    /// Adds a NULL.
    public mutating func appendNull() {
        validity.append(false)
        switch cells {
        case .int: appendCell(Int64(0))
        case .double: appendCell(0.0)
        case .decimal(var array):
            cells = .bool([])
            if let zero = ExactDecimal(coefficient: 0, scale: 0) { array.append(zero) }
            cells = .decimal(array)
        case .text: mutateText { $0.append(EmptyCollection()) }
        case .bool(var array):
            cells = .int([])
            array.append(false)
            cells = .bool(array)
        case .timestamp(var array):
            cells = .int([])
            array.append(Timestamp(microseconds: 0))
            cells = .timestamp(array)
        case .date(var array):
            cells = .int([])
            array.append(CalendarDate(daysSinceEpoch: 0))
            cells = .date(array)
        case .list: mutateLists { _ in }
        }
    }

    /// Adds an integer; the column must be of type int.
    public mutating func append(_ value: Int64) {
        validity.append(true)
        appendCell(value)
    }

    /// Adds a number; the column must be of type double.
    public mutating func append(_ value: Double) {
        validity.append(true)
        appendCell(value)
    }

    /// Adds a decimal, its scale as given; the column must be of a decimal type.
    public mutating func append(_ value: ExactDecimal) {
        guard case .decimal(var array) = cells else { wrongType("decimal") }
        cells = .bool([])
        array.append(value)
        cells = .decimal(array)
        validity.append(true)
    }

    /// Adds a text; the column must be of type text.
    public mutating func append(_ value: String) {
        append(utf8: value.utf8)
    }

    /// Adds a text from its UTF-8 bytes; the column must be of type text, the bytes valid.
    public mutating func append(utf8 bytes: some Sequence<UInt8>) {
        validity.append(true)
        mutateText { $0.append(bytes) }
    }

    /// Adds a truth value; the column must be of type bool.
    public mutating func append(_ value: Bool) {
        guard case .bool(var array) = cells else { wrongType("bool") }
        cells = .int([])
        array.append(value)
        cells = .bool(array)
        validity.append(true)
    }

    /// Adds an instant; the column must be of type timestamp.
    public mutating func append(_ value: Timestamp) {
        guard case .timestamp(var array) = cells else { wrongType("timestamp") }
        cells = .int([])
        array.append(value)
        cells = .timestamp(array)
        validity.append(true)
    }

    /// Adds a day; the column must be of type date.
    public mutating func append(_ value: CalendarDate) {
        guard case .date(var array) = cells else { wrongType("date") }
        cells = .int([])
        array.append(value)
        cells = .date(array)
        validity.append(true)
    }

    /// Adds a list whose elements the closure appends; the column must be of a list type.
    public mutating func appendList(_ appendElements: (inout Column) -> Void) {
        validity.append(true)
        mutateLists(appendElements)
    }

    /// Adds cell `row` of another column of the same type.
    public mutating func append(cell row: Int, of other: Column) {
        guard other.validity[row] else { return appendNull() }
        switch other.cells {
        case .int(let array): append(array[row])
        case .double(let array): append(array[row])
        case .decimal(let array): append(array[row])
        case .text(let text): append(utf8: text[row])
        case .bool(let array): append(array[row])
        case .timestamp(let array): append(array[row])
        case .date(let array): append(array[row])
        case .list(let lists):
            let elements = lists.elements
            appendList { target in
                for position in lists.range(at: row) { target.append(cell: position, of: elements) }
            }
        }
    }

    private mutating func appendCell(_ value: Int64) {
        guard case .int(var array) = cells else { wrongType("int") }
        cells = .bool([])
        array.append(value)
        cells = .int(array)
    }

    private mutating func appendCell(_ value: Double) {
        guard case .double(var array) = cells else { wrongType("double") }
        cells = .bool([])
        array.append(value)
        cells = .double(array)
    }

    private mutating func mutateText(_ body: (inout TextCells) -> Void) {
        guard case .text(var text) = cells else { wrongType("text") }
        cells = .bool([])
        body(&text)
        cells = .text(text)
    }

    private mutating func mutateLists(_ body: (inout Column) -> Void) {
        guard case .list(var lists) = cells else { wrongType("list") }
        cells = .bool([])
        lists.changeElements(body)
        lists.offsets.append(lists.elements.count)
        cells = .list(lists)
    }

    /// Appending a value of another type is a fault of the program, never of its input.
    private func wrongType(_ given: String) -> Never {
        preconditionFailure("column \(name) holds \(type), not \(given)")
    }
}
