extension Column {
    /// The given cells, in the given order, as a column of their own.
    ///
    /// - Complexity: O(rows), without a look at the type for each cell.
    public func gathering(_ rows: [Int]) -> Column {
        var bits = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
        let words = validity.words
        for (position, row) in rows.enumerated() {
            bits[position >> 6] |= (words[row >> 6] >> UInt64(row & 63) & 1) << UInt64(position & 63)
        }
        return Column(
            name: name, type: type, cells: cells.gathering(rows),
            validity: Bitmap(uncheckedWords: bits, count: rows.count))
    }
}

extension Column.Cells {
    fileprivate func gathering(_ rows: [Int]) -> Column.Cells {
        switch self {
        case .int(let array): return .int(rows.map { array[$0] })
        case .double(let array): return .double(rows.map { array[$0] })
        case .decimal(let array): return .decimal(rows.map { array[$0] })
        case .bool(let array): return .bool(rows.map { array[$0] })
        case .timestamp(let array): return .timestamp(rows.map { array[$0] })
        case .date(let array): return .date(rows.map { array[$0] })
        case .text(let text):
            var bytes: [UInt8] = []
            bytes.reserveCapacity(rows.reduce(0) { $0 + text.offsets[$1 + 1] - text.offsets[$1] })
            var offsets = [0]
            offsets.reserveCapacity(rows.count + 1)
            for row in rows {
                bytes.append(contentsOf: text[row])
                offsets.append(bytes.count)
            }
            return .text(TextCells(bytes: bytes, offsets: offsets))
        case .list(let lists):
            var elements: [Int] = []
            var offsets = [0]
            for row in rows {
                elements.append(contentsOf: lists.range(at: row))
                offsets.append(elements.count)
            }
            return .list(ListCells(elements: lists.elements.gathering(elements), offsets: offsets))
        }
    }
}

extension ColumnBatch {
    /// Consecutive rows as a batch of their own.
    public func rows(_ range: Range<Int>) -> ColumnBatch { gathering(Array(range)) }

    /// The given rows, in the given order, as a batch of their own.
    public func gathering(_ rows: [Int]) -> ColumnBatch {
        ColumnBatch(columns: columns.map { $0.gathering(rows) }, rowCount: rows.count)
    }
}
