import FeatureStore
import SQLite

/// What the cells of a column are, by how SQLite stores them; a cell of another storage class than the type's is kept as
/// that.
enum SQLiteCells {
    /// The storage class as a number, 0 for NULL.
    @inline(__always)
    static func kind(_ storage: StorageClass) -> UInt8 {
        switch storage {
        case .null: 0
        case .integer: 1
        case .real: 2
        case .text: 3
        case .blob: 4
        }
    }

    private static let storages: [StorageClass] = [.null, .integer, .real, .text, .blob]

    static func typing(_ reading: ColumnReading) -> BatchWriter.Typing {
        let type = reading.type
        if reading.isConverted { return { cells, rows in converted(cells, rows, type) } }
        switch type.layout {
        case .words:
            let range = WordRange.of(type)
            let isFull = range == Int64.min...Int64.max
            return { cells, rows in
                if let states = cells.states(rows, expecting: kind(.integer)) {
                    let words = cells.allWords(rows)
                    if isFull || words.allSatisfy(range.contains) {
                        return CellColumn(states: states, values: .words(words), others: [:])
                    }
                }
                return oneByOne(cells, rows, WordBuilder()) { builder, storage, row in
                    guard storage == .integer, range.contains(cells.words[row]) else { return false }
                    builder.append(cells.words[row])
                    return true
                }
            }
        case .numbers:
            return { cells, rows in
                if let states = cells.states(rows, expecting: kind(.real)) {
                    return CellColumn(states: states, values: .numbers(cells.allNumbers(rows)), others: [:])
                }
                return oneByOne(cells, rows, NumberBuilder()) { builder, storage, row in
                    guard storage == .real else { return false }
                    builder.append(Double(bitPattern: UInt64(bitPattern: cells.words[row])))
                    return true
                }
            }
        case .bytes:
            let expected: StorageClass = type == .bytes ? .blob : .text
            return { cells, rows in
                if let states = cells.states(rows, expecting: kind(expected)) {
                    return CellColumn(states: states, values: .bytes(cells.allBytes(rows)), others: [:])
                }
                return oneByOne(cells, rows, ByteBuilder()) { builder, storage, row in
                    guard storage == expected else { return false }
                    builder.append(cells.content(row))
                    return true
                }
            }
        case .decimals:
            return { cells, rows in
                oneByOne(cells, rows, DecimalBuilder()) { builder, storage, row in
                    let text: String
                    switch storage {
                    case .integer: text = "\(cells.words[row])"
                    case .text: text = String(decoding: cells.content(row), as: UTF8.self)
                    default: return false
                    }
                    guard let value = try? ExactDecimal(text) else { return false }
                    builder.append(value)
                    return true
                }
            }
        }
    }

    /// What a cell holds that is no value of its column's type.
    static func other(_ storage: StorageClass, word: Int64, _ content: UnsafeRawBufferPointer) -> OtherCell {
        let text =
            switch storage {
            case .null: ""
            case .integer: "\(word)"
            case .real: "\(Double(bitPattern: UInt64(bitPattern: word)))"
            case .text:
                // Bytes that are no UTF-8 must not meet in one replacement character.
                if let valid = String(validating: content, as: UTF8.self) {
                    valid
                } else {
                    "of invalid UTF-8: " + HexadecimalText.of(Array(content))
                }
            case .blob: HexadecimalText.of(Array(content))
            }
        return OtherCell(kind: storage.rawValue, text: text)
    }

    /// Goes through a column cell by cell, for the few columns whose cells are not all alike.
    ///
    /// - Parameter append: adds the cell's value, or says that it is none of the column's type.
    private static func oneByOne<Builder: CellBuilder>(
        _ cells: RawCells.RawColumn, _ rows: Int, _ builder: Builder,
        _ append: (Builder, StorageClass, _ row: Int) -> Bool
    ) -> CellColumn {
        for row in 0..<rows {
            let storage = storages[Int(cells.kinds[row])]
            if storage == .null {
                builder.appendNull()
            } else if !append(builder, storage, row) {
                builder.append(other: other(storage, word: cells.words[row], cells.content(row)))
            }
        }
        return builder.finish()
    }

    /// A column that somebody asked to be converted: numbers where nothing is lost, texts as CSV has them.
    private static func converted(_ cells: RawCells.RawColumn, _ rows: Int, _ type: ComparedType) -> CellColumn {
        let builder = CellBuilder.make(type)
        let (spelled, range) = (SpelledCells(type, into: builder), WordRange.of(type))
        return oneByOne(cells, rows, builder) { builder, storage, row in
            let word = cells.words[row]
            let real = Double(bitPattern: UInt64(bitPattern: word))
            switch (storage, builder) {
            case (.integer, let words as WordBuilder) where range.contains(word): words.append(word)
            case (.real, let words as WordBuilder):
                guard let exact = Int64(exactly: real), range.contains(exact) else { return false }
                words.append(exact)
            case (.integer, let numbers as NumberBuilder):
                guard let exact = Double(exactly: word) else { return false }
                numbers.append(exact)
            case (.real, let numbers as NumberBuilder): numbers.append(real)
            case (.integer, is DecimalBuilder), (.integer, is ByteBuilder), (.real, is DecimalBuilder),
                (.real, is ByteBuilder):
                let text = Array((storage == .integer ? "\(word)" : "\(real)").utf8)
                return text.withUnsafeBytes { spelled.append($0) }
            case (.blob, let bytes as ByteBuilder) where type == .bytes: bytes.append(cells.content(row))
            case (.text, _): return spelled.append(cells.content(row))
            default: return false
            }
            return true
        }
    }
}
