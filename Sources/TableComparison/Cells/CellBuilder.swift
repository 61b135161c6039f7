import FeatureStore

/// Collects the cells of one column one by one, where they need more than to be taken as they are.
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

    /// What was collected.
    final func finish() -> CellColumn { CellColumn(states: states, values: values, others: others) }

    fileprivate func appendPlaceholder() { preconditionFailure("a kind of cell without a placeholder") }
    fileprivate var values: CellColumn.Values { preconditionFailure("a kind of cell without values") }
}

/// Collects integers and what is stored as such: truth values, instants, days.
final class WordBuilder: CellBuilder {
    private var words: [Int64] = []

    func append(_ word: Int64) {
        words.append(word)
        noteValue()
    }
    override func appendPlaceholder() { words.append(0) }
    override var values: CellColumn.Values { .words(words) }
}

/// Collects binary64 numbers.
final class NumberBuilder: CellBuilder {
    private var numbers: [Double] = []

    func append(_ number: Double) {
        numbers.append(number)
        noteValue()
    }
    override func appendPlaceholder() { numbers.append(0) }
    override var values: CellColumn.Values { .numbers(numbers) }
}

/// Collects exact decimals.
final class DecimalBuilder: CellBuilder {
    private var decimals: [ExactDecimal] = []

    func append(_ decimal: ExactDecimal) {
        decimals.append(decimal)
        noteValue()
    }
    override func appendPlaceholder() { decimals.append(.zero) }
    override var values: CellColumn.Values { .decimals(decimals) }
}

/// Collects texts and bytes.
final class ByteBuilder: CellBuilder {
    private var cells = ByteCells()

    func append(_ bytes: UnsafeRawBufferPointer) {
        cells.bytes.append(contentsOf: bytes)
        cells.offsets.append(cells.bytes.count)
        noteValue()
    }
    override func appendPlaceholder() { cells.offsets.append(cells.bytes.count) }
    override var values: CellColumn.Values { .bytes(cells) }
}
