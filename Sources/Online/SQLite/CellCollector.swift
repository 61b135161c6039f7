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
        case .int: Words(name, type, within: .min ... .max) { .int($0) }
        case .bool: Words(name, type, within: 0...1) { .bool($0.map { $0 == 1 }) }
        case .timestamp:
            Words(name, type, within: .min ... .max) { .timestamp($0.map { Timestamp(microseconds: $0) }) }
        case .date:
            Words(name, type, within: Int64(Int32.min)...Int64(Int32.max)) { words in
                .date(words.map { CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: $0)) })
            }
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

/// Cells that SQLite holds as integers, made into values once all are there: a generic class of them, one for each type, would
/// spend most of a cold lookup on finding its own type.
private final class Words: CellCollector {
    private var words: [Int64] = []
    private let range: ClosedRange<Int64>
    private let wrap: ([Int64]) -> Column.Cells

    init(
        _ name: String, _ type: ValueType, within range: ClosedRange<Int64>, _ wrap: @escaping ([Int64]) -> Column.Cells
    ) {
        self.range = range
        self.wrap = wrap
        super.init(name: name, type: type)
    }

    override func appendValue(_ cell: borrowing StoredCell) -> Bool {
        guard cell.storage == .integer, range.contains(cell.word) else { return false }
        words.append(cell.word)
        return true
    }
    override func appendPlaceholder() { words.append(0) }
    override var cells: Column.Cells { wrap(words) }
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
