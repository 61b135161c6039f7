import FeatureStore
import SQLite

/// Collects one column of stored rows; a cell of another storage class than the type's is a sign of damage.
class CellCollector {
    let name: String
    let type: ValueType
    private var validity = Bitmap()

    fileprivate init(name: String, type: ValueType) {
        self.name = name
        self.type = type
    }

    /// Adds a cell; false when it is none of the type.
    final func append(_ cell: borrowing StoredCell) -> Bool {
        if cell.storage == .null {
            appendPlaceholder()
            validity.append(false)
            return true
        }
        validity.append(true)
        return appendValue(cell)
    }

    final func column() -> Column { Column(name: name, type: type, cells: cells, validity: validity) }

    fileprivate func appendValue(_ cell: borrowing StoredCell) -> Bool { false }
    fileprivate func appendPlaceholder() {}
    fileprivate var cells: Column.Cells { .int([]) }

    static func make(name: String, type: ValueType) -> CellCollector {
        switch type {
        case .int: Words<Int64>(name, type, 0, { $0 }, { .int($0) })
        case .bool: Words<Bool>(name, type, false, { $0 == 0 || $0 == 1 ? $0 == 1 : nil }, { .bool($0) })
        case .timestamp:
            Words<Timestamp>(
                name, type, Timestamp(microseconds: 0), { Timestamp(microseconds: $0) }, { .timestamp($0) })
        case .date:
            Words<CalendarDate>(
                name, type, CalendarDate(daysSinceEpoch: 0),
                { Int32(exactly: $0).map { CalendarDate(daysSinceEpoch: $0) } }, { .date($0) })
        case .double: Doubles(name: name, type: type)
        case .text: Texts(name: name, type: type)
        case .decimal: Appended(name: name, type: type) { Self.decimal($0, to: &$1) }
        case .list(let element, _, _): Appended(name: name, type: type) { Self.list($0, of: element, to: &$1) }
        }
    }

    private static func decimal(_ cell: borrowing StoredCell, to column: inout Column) -> Bool {
        guard cell.storage == .text, let value = try? ExactDecimal(String(decoding: cell.buffer, as: UTF8.self)) else {
            return false
        }
        column.append(value)
        return true
    }

    private static func list(_ cell: borrowing StoredCell, of element: ValueType, to column: inout Column) -> Bool {
        var reader = ByteReader(Array(cell.buffer))
        guard cell.storage == .blob, let batch = try? ColumnCodec.decodeBatch(from: &reader), reader.remaining == 0,
            batch.columns.count == 1, batch.columns[0].type == element
        else { return false }
        column.appendList { $0.append(contentsOf: batch.columns[0]) }
        return true
    }
}

/// Cells that SQLite holds as integers.
private final class Words<Value>: CellCollector {
    private var values: [Value] = []
    private let placeholder: Value
    private let value: (Int64) -> Value?
    private let wrap: ([Value]) -> Column.Cells

    init(
        _ name: String, _ type: ValueType, _ placeholder: Value, _ value: @escaping (Int64) -> Value?,
        _ wrap: @escaping ([Value]) -> Column.Cells
    ) {
        self.placeholder = placeholder
        self.value = value
        self.wrap = wrap
        super.init(name: name, type: type)
    }

    override func appendValue(_ cell: borrowing StoredCell) -> Bool {
        guard cell.storage == .integer, let value = value(cell.word) else { return false }
        values.append(value)
        return true
    }
    override func appendPlaceholder() { values.append(placeholder) }
    override var cells: Column.Cells { wrap(values) }
}

private final class Doubles: CellCollector {
    private var values: [Double] = []

    override func appendValue(_ cell: borrowing StoredCell) -> Bool {
        switch cell.storage {
        case .real: values.append(Double(bitPattern: UInt64(bitPattern: cell.word)))
        case .blob where cell.count == 8:
            let bits = cell.buffer.loadUnaligned(as: UInt64.self).bigEndian
            guard Double(bitPattern: bits).isNaN else { return false }
            values.append(Double(bitPattern: bits))
        default: return false
        }
        return true
    }
    override func appendPlaceholder() { values.append(0) }
    override var cells: Column.Cells { .double(values) }
}

private final class Texts: CellCollector {
    private var texts = TextCells()

    override func appendValue(_ cell: borrowing StoredCell) -> Bool {
        guard cell.storage == .text else { return false }
        texts.append(cell.buffer)
        return true
    }
    override func appendPlaceholder() { texts.append(EmptyCollection()) }
    override var cells: Column.Cells { .text(texts) }
}

/// Cells of the rarer types, which a column takes one by one.
private final class Appended: CellCollector {
    private var collected: Column
    private let take: (borrowing StoredCell, inout Column) -> Bool

    init(name: String, type: ValueType, take: @escaping (borrowing StoredCell, inout Column) -> Bool) {
        collected = Column(name: name, type: type)
        self.take = take
        super.init(name: name, type: type)
    }

    override func appendValue(_ cell: borrowing StoredCell) -> Bool { take(cell, &collected) }
    override func appendPlaceholder() { collected.appendNull() }
    override var cells: Column.Cells { collected.cells }
}
