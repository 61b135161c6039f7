extension Bitmap {
    /// Makes bits from words, or nil when the words are not exactly enough or bits behind `count` are set.
    public init?(words: [UInt64], count: Int) {
        guard count >= 0, words.count == count / 64 + (count % 64 == 0 ? 0 : 1) else { return nil }
        if count % 64 != 0, let last = words.last, last >> UInt64(count % 64) != 0 { return nil }
        self.init(uncheckedWords: words, count: count)
    }

    /// The bits of consecutive cells as words of their own, surplus bits zero.
    ///
    /// - Complexity: O(words).
    public func words(in range: Range<Int>) -> [UInt64] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "bits \(range) of \(count)")
        guard !range.isEmpty else { return [] }
        let shift = UInt64(range.lowerBound & 63)
        let first = range.lowerBound >> 6
        let wordCount = (range.count + 63) / 64
        var result: [UInt64] = []
        result.reserveCapacity(wordCount)
        for index in first..<(first + wordCount) {
            var word = words[index] >> shift
            if shift > 0, index + 1 < words.count { word |= words[index + 1] << (64 - shift) }
            result.append(word)
        }
        let surplus = UInt64(range.count & 63)
        if surplus > 0 { result[wordCount - 1] &= (1 << surplus) - 1 }
        return result
    }

    /// Adds all bits of another row of bits.
    ///
    /// - Complexity: O(words of `other`).
    public mutating func append(contentsOf other: Bitmap) {
        var joined = words
        let shift = UInt64(count & 63)
        if shift == 0 {
            joined.append(contentsOf: other.words)
        } else {
            for word in other.words {
                joined[joined.count - 1] |= word << shift
                joined.append(word >> (64 - shift))
            }
        }
        let total = count + other.count
        joined.removeLast(joined.count - (total + 63) / 64)
        self = Bitmap(uncheckedWords: joined, count: total)
    }
}

extension Column {
    /// Adds all cells of another column of the same type.
    ///
    /// - Complexity: O(cells of `other`), copied as blocks.
    public mutating func append(contentsOf other: Column) {
        precondition(type == other.type, "column \(name) holds \(type), not \(other.type)")
        validity.append(contentsOf: other.validity)
        let mine = cells
        // Gives up this column's reference, so that the arrays below grow in place.
        cells = .bool([])
        cells = mine.joined(with: other.cells)
    }
}

extension Column.Cells {
    fileprivate consuming func joined(with other: Column.Cells) -> Column.Cells {
        switch (consume self, other) {
        case (.int(var array), .int(let more)):
            array.append(contentsOf: more)
            return .int(array)
        case (.double(var array), .double(let more)):
            array.append(contentsOf: more)
            return .double(array)
        case (.decimal(var array), .decimal(let more)):
            array.append(contentsOf: more)
            return .decimal(array)
        case (.bool(var array), .bool(let more)):
            array.append(contentsOf: more)
            return .bool(array)
        case (.timestamp(var array), .timestamp(let more)):
            array.append(contentsOf: more)
            return .timestamp(array)
        case (.date(var array), .date(let more)):
            array.append(contentsOf: more)
            return .date(array)
        case (.text(var text), .text(let more)):
            let base = text.bytes.count
            text.bytes.append(contentsOf: more.bytes)
            text.offsets.append(contentsOf: more.offsets.dropFirst().lazy.map { $0 + base })
            return .text(text)
        case (.list(var lists), .list(let more)):
            let base = lists.elements.count
            lists.changeElements { $0.append(contentsOf: more.elements) }
            lists.offsets.append(contentsOf: more.offsets.dropFirst().lazy.map { $0 + base })
            return .list(lists)
        default:
            preconditionFailure("cells of equal types have equal storage")
        }
    }
}

extension ColumnBatch {
    /// Adds all rows of another batch, whose columns must have the same names and types in the same order.
    public mutating func append(contentsOf other: ColumnBatch) {
        precondition(columns.count == other.columns.count, "batches of different columns")
        for index in columns.indices { columns[index].append(contentsOf: other.columns[index]) }
        rowCount += other.rowCount
    }
}
