package import FeatureStore

/// Collects the cells of one column of an answer, given in PostgreSQL's binary form.
package class CellReader {
    /// What the column is called.
    package let name: String
    /// The type of its cells.
    package let type: ValueType
    fileprivate(set) var validity = Bitmap()

    fileprivate init(name: String, type: ValueType) {
        self.name = name
        self.type = type
    }

    /// Adds one cell; nil is NULL.
    package final func append(_ bytes: UnsafeRawBufferPointer?) throws(CellProblem) {
        if let bytes { try appendValue(bytes) } else { appendPlaceholder() }
        validity.append(bytes != nil)
    }

    /// The column of all cells so far.
    package final func column() -> Column { Column(name: name, type: type, cells: cells, validity: validity) }

    // Each kind of cell says what follows; a reader that forgot to would lose cells in silence.
    fileprivate func appendValue(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) { preconditionFailure() }
    fileprivate func appendPlaceholder() { preconditionFailure() }
    fileprivate var cells: Column.Cells { preconditionFailure() }

    /// A reader for cells of a PostgreSQL type whose values are of the contract's type unchanged: int2 to int8 for int,
    /// text and varchar for text, else the one type that stands for it; nil for a list of lists.
    package static func make(name: String, type: ValueType) -> CellReader? {
        switch type {
        case .int: FixedReader(name, type, 0, readInteger, { .int($0) })
        case .double: FixedReader(name, type, 0.0, readDouble, { .double($0) })
        case .bool: FixedReader(name, type, false, readBool, { .bool($0) })
        case .timestamp: FixedReader(name, type, Timestamp(microseconds: 0), readInstant, { .timestamp($0) })
        case .date: FixedReader(name, type, CalendarDate(daysSinceEpoch: 0), readDay, { .date($0) })
        case .decimal(let precision, let scale):
            ExactDecimal(coefficient: 0, scale: 0).map { zero in
                FixedReader(
                    name, type, zero,
                    { bytes throws(CellProblem) in try readDecimal(bytes, precision: precision, scale: scale) },
                    { .decimal($0) })
            }
        case .text: TextReader(name: name, type: type)
        case .list(let element, _, let nullElements):
            make(name: "element", type: element).map {
                ListReader(name: name, type: type, elements: $0, nullElements: nullElements)
            }
        }
    }
}

/// Cells that become elements of one typed array.
private final class FixedReader<Value>: CellReader {
    private var values: [Value] = []
    private let placeholder: Value
    private let read: (UnsafeRawBufferPointer) throws(CellProblem) -> Value
    private let wrap: ([Value]) -> Column.Cells

    init(
        _ name: String, _ type: ValueType, _ placeholder: Value,
        _ read: @escaping (UnsafeRawBufferPointer) throws(CellProblem) -> Value,
        _ wrap: @escaping ([Value]) -> Column.Cells
    ) {
        self.placeholder = placeholder
        self.read = read
        self.wrap = wrap
        super.init(name: name, type: type)
    }

    override func appendValue(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) { values.append(try read(bytes)) }
    override func appendPlaceholder() { values.append(placeholder) }
    override var cells: Column.Cells { wrap(values) }
}

private final class TextReader: CellReader {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = [0]

    override func appendValue(_ text: UnsafeRawBufferPointer) throws(CellProblem) {
        bytes.append(contentsOf: text)
        offsets.append(bytes.count)
    }
    override func appendPlaceholder() { offsets.append(bytes.count) }
    override var cells: Column.Cells { .text(TextCells(bytes: bytes, offsets: offsets)) }
}

private final class ListReader: CellReader {
    private let elements: CellReader
    private let nullElements: Bool
    private var offsets: [Int] = [0]

    init(name: String, type: ValueType, elements: CellReader, nullElements: Bool) {
        self.elements = elements
        self.nullElements = nullElements
        super.init(name: name, type: type)
    }

    override func appendValue(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) {
        guard let dimensions = bytes.wireNumber(at: 0, as: Int32.self) else { throw .malformed }
        guard dimensions <= 1 else { throw .unrepresentable("an array of \(dimensions) dimensions") }
        if dimensions == 1 {
            guard let count = bytes.wireNumber(at: 12, as: Int32.self) else { throw .malformed }
            var position = 20
            for _ in 0..<count {
                guard let length = bytes.wireNumber(at: position, as: Int32.self) else { throw .malformed }
                position += 4
                guard length >= 0 else {
                    guard nullElements else { throw .unrepresentable("an array with a NULL element") }
                    try elements.append(nil)
                    continue
                }
                guard position + Int(length) <= bytes.count else { throw .malformed }
                try elements.append(UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(length)]))
                position += Int(length)
            }
        }
        offsets.append(elements.validity.count)
    }
    override func appendPlaceholder() { offsets.append(elements.validity.count) }
    override var cells: Column.Cells { .list(ListCells(elements: elements.column(), offsets: offsets)) }
}

private func readInteger(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> Int64 {
    let value: Int64? =
        switch bytes.count {
        case 8: bytes.wireNumber(as: Int64.self)
        case 4: bytes.wireNumber(as: Int32.self).map(Int64.init)
        case 2: bytes.wireNumber(as: Int16.self).map(Int64.init)
        default: nil
        }
    guard let value else { throw .malformed }
    return value
}

private func readDouble(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> Double {
    guard let bits = bytes.wireNumber(as: UInt64.self) else { throw .malformed }
    return Double(bitPattern: bits)
}

private func readBool(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> Bool {
    guard bytes.count == 1 else { throw .malformed }
    return bytes[0] != 0
}

private func readInstant(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> Timestamp {
    guard let value = bytes.wireNumber(as: Int64.self) else { throw .malformed }
    if value == .max { throw .unrepresentable("the timestamp infinity") }
    if value == .min { throw .unrepresentable("the timestamp -infinity") }
    let (microseconds, overflow) = value.addingReportingOverflow(WireEpoch.microseconds)
    guard !overflow else { throw .unrepresentable("a timestamp beyond 64-bit microseconds since 1970") }
    return Timestamp(microseconds: microseconds)
}

private func readDay(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> CalendarDate {
    guard let value = bytes.wireNumber(as: Int32.self) else { throw .malformed }
    if value == .max { throw .unrepresentable("the date infinity") }
    if value == .min { throw .unrepresentable("the date -infinity") }
    let (days, overflow) = value.addingReportingOverflow(WireEpoch.days)
    guard !overflow else { throw .unrepresentable("a date beyond 32-bit days since 1970") }
    return CalendarDate(daysSinceEpoch: days)
}

private func readDecimal(_ bytes: UnsafeRawBufferPointer, precision: Int, scale: Int) throws(CellProblem)
    -> ExactDecimal
{
    let value = try NumericWire.read(bytes)
    guard DecimalFit.fits(value, precision: precision, scale: scale) else {
        throw .unrepresentable(
            "a numeric with the digits \(value.coefficient), \(value.scale) of them behind the point")
    }
    return value
}
