import SQLite

/// Steps through a statement whose first columns are the key, in its order, and whose others are compared.
struct SQLiteRows {
    let statement: Statement
    let keys: [SQLiteKeyReader]
    let valueCount: Int

    func read(into writer: BatchWriter) throws {
        let (keyCount, cells) = (keys.count, writer.cells)
        while try statement.step() {
            for column in 0..<keyCount { keys[column].append(statement.cell(column), to: writer.keys) }
            guard try writer.endKey() else { continue }
            let row = writer.row
            for column in 0..<valueCount {
                let cell = statement.cell(keyCount + column)
                let kind = SQLiteCells.kind(cell.storage)
                if cell.count == 0 {
                    cells.put(word: cell.word, kind: kind, row, column)
                } else {
                    cells.put(bytes: cell.bytes, count: cell.count, kind: kind, row, column)
                }
            }
            try writer.endRow()
        }
    }
}

/// Writes one part of the key from SQLite's cells, as they are stored: converted ones would not come in SQLite's order.
struct SQLiteKeyReader {
    private let isWord: Bool
    private let expected: StorageClass
    private let range: ClosedRange<Int64>

    init(_ reading: ColumnReading) {
        isWord = reading.type.layout == .words
        expected = isWord ? .integer : reading.type == .bytes ? .blob : .text
        range = WordRange.of(reading.type)
    }

    @inline(__always)
    func append(_ cell: StoredCell, to keys: KeyBuilder) {
        if cell.storage == expected {
            if !isWord { return keys.append(text: cell.buffer) }
            if range.contains(cell.word) { return keys.append(word: cell.word) }
        }
        appendOdd(cell, to: keys)
    }

    private func appendOdd(_ cell: StoredCell, to keys: KeyBuilder) {
        if cell.storage == .null { return keys.appendNull() }
        keys.append(other: SQLiteCells.other(cell.storage, word: cell.word, cell.buffer))
    }
}
