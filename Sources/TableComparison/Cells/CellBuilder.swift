import FeatureStore

/// Collects the cells of one column, batch by batch.
class CellBuilder {
    private var states: [UInt8] = []
    private var others: [Int: OtherCell] = [:]

    /// A builder for columns of the type.
    static func make(_ type: ComparedType) -> CellBuilder {
        switch type.layout {
        case .words: WordBuilder()
        case .numbers: NumberBuilder()
        case .decimals: DecimalBuilder()
        case .bytes: ByteBuilder()
        }
    }

    /// Adds a NULL.
    final func appendNull() {
        states.append(CellState.null)
        appendPlaceholder()
    }

    /// Adds a cell that is no value of the column's type.
    final func append(other: OtherCell) {
        others[states.count] = other
        states.append(CellState.other)
        appendPlaceholder()
    }

    /// Notes that a value was added.
    fileprivate final func noteValue() { states.append(CellState.value) }

    /// Gives what was collected, and begins anew.
    final func finish() -> CellColumn {
        let count = states.count
        defer {
            states = []
            states.reserveCapacity(count)
            others = [:]
        }
        return CellColumn(states: states, values: takeValues(count), others: others)
    }

    /// How many bytes the cells take beside their fixed width.
    var variableSize: Int { 0 }
    fileprivate func appendPlaceholder() {}
    fileprivate func takeValues(_ count: Int) -> CellColumn.Values { .words([]) }
}

/// Collects integers and what is stored as such: truth values, instants, days.
final class WordBuilder: CellBuilder {
    private var values: [Int64] = []

    func append(_ value: Int64) {
        values.append(value)
        noteValue()
    }
    override func appendPlaceholder() { values.append(0) }
    override func takeValues(_ count: Int) -> CellColumn.Values {
        defer {
            values = []
            values.reserveCapacity(count)
        }
        return .words(values)
    }
}

/// Collects binary64 numbers.
final class NumberBuilder: CellBuilder {
    private var values: [Double] = []

    func append(_ value: Double) {
        values.append(value)
        noteValue()
    }
    override func appendPlaceholder() { values.append(0) }
    override func takeValues(_ count: Int) -> CellColumn.Values {
        defer {
            values = []
            values.reserveCapacity(count)
        }
        return .numbers(values)
    }
}

/// Collects exact decimals.
final class DecimalBuilder: CellBuilder {
    private var values: [ExactDecimal] = []

    func append(_ value: ExactDecimal) {
        values.append(value)
        noteValue()
    }
    override func appendPlaceholder() { values.append(.zero) }
    override func takeValues(_ count: Int) -> CellColumn.Values {
        defer { values = [] }
        return .decimals(values)
    }
}

/// Collects texts and bytes.
final class ByteBuilder: CellBuilder {
    private var cells = ByteCells()

    func append(_ bytes: UnsafeRawBufferPointer) {
        cells.bytes.append(contentsOf: bytes)
        cells.offsets.append(cells.bytes.count)
        noteValue()
    }
    override var variableSize: Int { cells.bytes.count }
    override func appendPlaceholder() { cells.offsets.append(cells.bytes.count) }
    override func takeValues(_ count: Int) -> CellColumn.Values {
        let size = cells.bytes.count
        defer {
            cells = ByteCells()
            cells.offsets.reserveCapacity(count + 1)
            cells.bytes.reserveCapacity(size)
        }
        return .bytes(cells)
    }
}
