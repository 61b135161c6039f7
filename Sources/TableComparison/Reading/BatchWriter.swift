/// Cuts the rows that a side delivers into batches, checks their order, and sets aside those that have no whole key.
///
/// For each row: write the key's parts into ``keys``, call ``endKey()``, and when that says that the row takes part,
/// append to all of ``values`` and call ``endRow()``.
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

    /// The keys of the batch that is being written.
    var keys = KeyCells()
    /// The columns of the batch that is being written.
    let values: [CellBuilder]
    /// What was delivered so far.
    private(set) var summary = Summary()

    private let keyTypes: [ComparedType]
    private let exampleLimit: Int
    private let channel: BatchChannel
    private let fault: (_ earlier: [ComparedCell], _ later: [ComparedCell]) -> any Error
    private let sized: [CellBuilder]
    private var repeated: [Int] = []
    /// The last batch, which is sent once the next key is known: whether its last key is repeated is part of it.
    private var held: RowBatch?
    private var lastKey: [UInt8] = []
    private let mostRows = 2_048
    private let mostBytes = 1 << 20

    /// Makes a writer.
    ///
    /// - Parameter fault: the error for rows that do not arrive in the order of their keys.
    init(
        _ reading: SideReading, exampleLimit: Int, channel: BatchChannel,
        fault: @escaping (_ earlier: [ComparedCell], _ later: [ComparedCell]) -> any Error
    ) {
        keyTypes = reading.key.map(\.type)
        values = reading.values.map { CellBuilder.make($0.type) }
        sized = values.filter { $0 is ByteBuilder }
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
        let order: Int
        if keys.count > 0 {
            order = keys.orderOfUnfinished()
        } else if summary.rows - summary.nullKeys.count - summary.otherKeys.count > 1 {
            order = keys.unfinished.withUnsafeBytes { key in
                lastKey.withUnsafeBytes { KeyOrder.compare(key, $0) }
            }
        } else {
            order = 1
        }
        guard order >= 0 else { throw fault(parts(previousKey), parts(keys.unfinished)) }
        if keys.count == 0 { try release(isRepeated: order == 0) }
        if order == 0 {
            if keys.count > 0, repeated.last != keys.count - 1 { repeated.append(keys.count - 1) }
            repeated.append(keys.count)
        }
        keys.keep()
        return true
    }

    /// Ends a row that takes part.
    func endRow() throws {
        guard keys.count >= mostRows || keys.bytes.count + sized.reduce(0, { $0 + $1.variableSize }) >= mostBytes else {
            return
        }
        cut()
    }

    /// Sends what is left.
    func finish() throws {
        if keys.count > 0 { cut() }
        try release(isRepeated: false)
    }

    private func cut() {
        lastKey = Array(keys.key(keys.count - 1))
        held = RowBatch(keys: keys, repeated: repeated, columns: values.map { $0.finish() })
        keys = keys.emptied()
        repeated = []
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
            summary[keyPath: path].examples.append(parts(keys.unfinished))
        }
        summary[keyPath: path].count += 1
        keys.discard()
    }

    private var previousKey: ArraySlice<UInt8> { keys.count > 0 ? keys.key(keys.count - 1) : lastKey[...] }

    private func parts(_ key: ArraySlice<UInt8>) -> [ComparedCell] { ComparedCell.parts(ofKey: key, keyTypes) }
}
