import FeatureStore
import Postgres
import SQLite
import SQLiteDialect

/// Collects one column of an answer, checking each cell's storage class: another class than the type's is never converted.
class StorageReader {
    let name: String
    let type: ValueType
    fileprivate(set) var validity = Bitmap()

    fileprivate init(name: String, type: ValueType) {
        self.name = name
        self.type = type
    }

    /// Adds a cell of the statement's current row.
    final func append(_ statement: Statement, _ column: Int) throws(CellProblem) {
        let storage = statement.storageClass(column)
        if storage == .null { appendPlaceholder() } else { try appendValue(statement, column, storage) }
        validity.append(storage != .null)
    }

    /// The column of all cells so far.
    final func column() -> Column { Column(name: name, type: type, cells: cells, validity: validity) }

    fileprivate func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {}
    fileprivate func appendPlaceholder() {}
    fileprivate var cells: Column.Cells { .int([]) }

    /// A reader for answers of the contract's type, or nil for a list of lists, which no engine has.
    static func make(name: String, type: ValueType) -> StorageReader? {
        switch type {
        case .int: IntegerReader(name, type, { _ in true }, { .int($0) })
        case .double: DoubleReader(name: name, type: type)
        case .bool: IntegerReader(name, type, { $0 == 0 || $0 == 1 }, { .bool($0.map { $0 == 1 }) })
        case .timestamp:
            IntegerReader(name, type, { _ in true }, { .timestamp($0.map { Timestamp(microseconds: $0) }) })
        case .date:
            IntegerReader(
                name, type, { Int32(exactly: $0) != nil },
                { .date($0.map { CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: $0)) }) })
        case .decimal(let precision, let scale): DecimalReader(name, type, precision: precision, scale: scale)
        case .text: TextReader(name: name, type: type)
        case .list(.list, _, _): nil
        case .list(let element, _, let nullElements):
            ListReader(name: name, type: type, element: element, nullElements: nullElements)
        }
    }
}

/// Integers, of which everything is made that is stored as one.
private final class IntegerReader: StorageReader {
    private var values: [Int64] = []
    private let isValue: (Int64) -> Bool
    private let wrap: ([Int64]) -> Column.Cells

    init(
        _ name: String, _ type: ValueType, _ isValue: @escaping (Int64) -> Bool,
        _ wrap: @escaping ([Int64]) -> Column.Cells
    ) {
        self.isValue = isValue
        self.wrap = wrap
        super.init(name: name, type: type)
    }

    override func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {
        guard storage == .integer, isValue(statement.integer(column)) else {
            throw unexpected(statement.value(column), type)
        }
        values.append(statement.integer(column))
    }
    override func appendPlaceholder() { values.append(0) }
    override var cells: Column.Cells { wrap(values) }
}

private final class DecimalReader: StorageReader {
    private var values: [ExactDecimal] = []
    private let precision: Int
    private let scale: Int
    private let zero: ExactDecimal

    init?(_ name: String, _ type: ValueType, precision: Int, scale: Int) {
        guard let zero = ExactDecimal(coefficient: 0, scale: 0) else { return nil }
        (self.precision, self.scale, self.zero) = (precision, scale, zero)
        super.init(name: name, type: type)
    }

    override func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {
        guard storage == .text, let value = statement.withUTF8(column, { DecimalText.value($0) }),
            DecimalFit.fits(value, precision: precision, scale: scale)
        else { throw unexpected(statement.value(column), type) }
        values.append(value)
    }
    override func appendPlaceholder() { values.append(zero) }
    override var cells: Column.Cells { .decimal(values) }
}

/// Doubles, NaN among them, which is stored as a text.
private final class DoubleReader: StorageReader {
    private var values: [Double] = []

    override func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {
        if storage == .real {
            values.append(statement.real(column))
        } else {
            let value = statement.value(column)
            guard value == .notANumber else { throw unexpected(value, type) }
            values.append(.nan)
        }
    }
    override func appendPlaceholder() { values.append(0) }
    override var cells: Column.Cells { .double(values) }
}

private final class TextReader: StorageReader {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = [0]

    override func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {
        guard storage == .text else { throw unexpected(statement.value(column), type) }
        statement.withUTF8(column) { bytes.append(contentsOf: $0) }
        offsets.append(bytes.count)
    }
    override func appendPlaceholder() { offsets.append(bytes.count) }
    override var cells: Column.Cells { .text(TextCells(bytes: bytes, offsets: offsets)) }
}

private final class ListReader: StorageReader {
    private let element: ValueType
    private let nullElements: Bool
    private var lists: Column

    init(name: String, type: ValueType, element: ValueType, nullElements: Bool) {
        self.element = element
        self.nullElements = nullElements
        lists = Column(name: name, type: type)
        super.init(name: name, type: type)
    }

    override func appendValue(_ statement: Statement, _ column: Int, _ storage: StorageClass) throws(CellProblem) {
        guard storage == .text, let array = statement.withUTF8(column, { PGArray(stored: $0) }) else {
            throw unexpected(statement.value(column), type)
        }
        guard array.dimensions.count <= 1 else {
            throw .unrepresentable("an array of \(array.dimensions.count) dimensions")
        }
        guard nullElements || !array.elements.contains(.null) else {
            throw .unrepresentable("an array with a NULL element")
        }
        var misfit: SQLiteValue?
        lists.appendList { elements in
            for value in array.elements where !StoredLists.append(value, of: element, to: &elements) {
                misfit = misfit ?? value
            }
        }
        if let misfit { throw unexpected(misfit, element) }
    }
    override func appendPlaceholder() { lists.appendNull() }
    override var cells: Column.Cells { lists.cells }
}

private func unexpected(_ value: SQLiteValue, _ type: ValueType) -> CellProblem {
    let found =
        switch value {
        case .null: "NULL"
        case .integer(let integer): "the integer \(integer)"
        case .real(let number): "the real number \(number)"
        case .text(let text): "the text '\(text.prefix(80))'"
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    return .unrepresentable("\(found), which is no value of \(type)")
}
