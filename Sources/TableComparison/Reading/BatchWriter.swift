/// Cuts the rows that a side delivers into batches, checks their order, and sets aside those that have no whole key.
///
/// For each row: write the key's parts into ``keys``, call ``endKey()``, and when that says that the row takes part, put all
/// of its cells into ``cells`` at ``row`` and call ``endRow()``.
final class BatchWriter {
    /// What a side has delivered besides its batches.
    struct Summary: Sendable {
        var rows = 0
        var nullKeys = SetAside()
        var otherKeys = SetAside()
    }

    /// Rows that take no part, with the keys of the first.
    struct SetAside: Sendable {
        var count = 0
        var examples: [[ComparedCell]] = []
    }

    /// Settles what the cells of a column are, for all rows of a batch at once.
    typealias Typing = (_ cells: RawCells.RawColumn, _ rows: Int) throws -> CellColumn

    /// The keys of the batch that is being written.
    let keys = KeyBuilder()
    /// The cells of the batch that is being written.
    let cells: RawCells
    /// The row of the batch that is being written.
    private(set) var row = 0
    /// What was delivered so far.
    private(set) var summary = Summary()

    private let keyTypes: [ComparedType]
    private let typings: [Typing]
    private let exampleLimit: Int
    private let channel: BatchChannel
    private let fault: (_ earlier: [ComparedCell], _ later: [ComparedCell]) -> any Error
    private var repeated: [Int] = []
    /// The last batch, which is sent once the next key is known: whether its last key is repeated is part of it.
    private var held: RowBatch?
    private var lastKey: [UInt8]?
    private let mostRows = 2_048
    private let mostBytes = 1 << 20

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - typings: one for each column that is compared.
    ///   - fault: the error for rows that do not arrive in the order of their keys.
    init(
        _ reading: SideReading, typings: [Typing], exampleLimit: Int, channel: BatchChannel,
        fault: @escaping (_ earlier: [ComparedCell], _ later: [ComparedCell]) -> any Error
    ) {
        keyTypes = reading.key.map(\.type)
        cells = RawCells(columns: typings.count, capacity: mostRows)
        self.typings = typings
        self.exampleLimit = exampleLimit
        self.channel = channel
        self.fault = fault
    }

    /// Ends the key of a row; false when the row takes no part, since a part of its key is NULL or of another type.
    func endKey() throws -> Bool {
        summary.rows += 1
        if keys.hasNull || keys.hasOther {
            setAside()
            return false
        }
        let order =
            row > 0
            ? KeyOrder.compare(keys.unfinished, keys.last)
            : lastKey?.withUnsafeBytes { KeyOrder.compare(keys.unfinished, $0) } ?? 1
        guard order >= 0 else {
            let previous = row > 0 ? Array(keys.last) : lastKey ?? []
            throw fault(parts(previous), parts(Array(keys.unfinished)))
        }
        if row == 0 { try release(isRepeated: order == 0) }
        if order == 0 {
            if row > 0, repeated.last != row - 1 { repeated.append(row - 1) }
            repeated.append(row)
        }
        keys.keep()
        return true
    }

    /// Ends a row that takes part.
    func endRow() throws {
        row += 1
        // Long texts fill a batch before its rows do: it holds a megabyte and one row at most.
        if row == mostRows || keys.size >= mostBytes || cells.variableSize >= mostBytes { try cut() }
    }

    /// Sends what is left.
    func finish() throws {
        if row > 0 { try cut() }
        try release(isRepeated: false)
    }

    private func cut() throws {
        lastKey = Array(keys.last)
        let columns = try typings.indices.map { try typings[$0](cells[$0], row) }
        held = RowBatch(keys: keys.finish(), repeated: repeated, columns: columns)
        cells.removeAll()
        repeated = []
        row = 0
    }

    private func release(isRepeated: Bool) throws {
        guard var batch = held else { return }
        held = nil
        if isRepeated, batch.repeated.last != batch.rowCount - 1 {
            batch = RowBatch(keys: batch.keys, repeated: batch.repeated + [batch.rowCount - 1], columns: batch.columns)
        }
        guard channel.send(batch) else { throw CancellationError() }
    }

    private func setAside() {
        let path: WritableKeyPath<Summary, SetAside> = keys.hasNull ? \.nullKeys : \.otherKeys
        if summary[keyPath: path].count < exampleLimit {
            summary[keyPath: path].examples.append(parts(Array(keys.unfinished)))
        }
        summary[keyPath: path].count += 1
        keys.discard()
    }

    private func parts(_ key: [UInt8]) -> [ComparedCell] { ComparedCell.parts(ofKey: key[...], keyTypes) }
}
