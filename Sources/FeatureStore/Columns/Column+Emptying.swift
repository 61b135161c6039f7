extension Column {
    /// Removes all cells and keeps their memory, where the cells are not shared with a copy of the column.
    mutating func removeAllCells() {
        validity.removeAll()
        switch cells {
        case .int(var array):
            cells = .bool([])
            array.removeAll(keepingCapacity: true)
            cells = .int(array)
        case .double(var array):
            cells = .bool([])
            array.removeAll(keepingCapacity: true)
            cells = .double(array)
        case .decimal(var array):
            cells = .bool([])
            array.removeAll(keepingCapacity: true)
            cells = .decimal(array)
        case .text(var texts):
            cells = .bool([])
            texts.removeAll()
            cells = .text(texts)
        case .bool(var array):
            cells = .int([])
            array.removeAll(keepingCapacity: true)
            cells = .bool(array)
        case .timestamp(var array):
            cells = .bool([])
            array.removeAll(keepingCapacity: true)
            cells = .timestamp(array)
        case .date(var array):
            cells = .bool([])
            array.removeAll(keepingCapacity: true)
            cells = .date(array)
        case .list(let lists):
            cells = .list(ListCells(elementType: lists.elements.type))
        }
    }
}

extension TextCells {
    /// Removes all texts and keeps their memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        offsets.removeSubrange(1...)
    }
}

extension Bitmap {
    /// Removes all bits and keeps their memory.
    mutating func removeAll() {
        words.removeAll(keepingCapacity: true)
        count = 0
    }
}

extension ColumnWriter {
    /// Removes what was written, a row that was not ended included, and keeps the memory.
    package mutating func removeAll() {
        position = 0
        for column in columns.indices { columns[column].removeAllCells() }
    }

    /// Reads a row of what was written.
    package func row(_ row: Int) -> RowDecoder { RowDecoder(columns: columns, row: row) }
}
