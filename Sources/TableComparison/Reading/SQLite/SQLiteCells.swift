import FeatureStore
import SQLite

/// Readers of SQLite's cells, chosen once for a column; a cell of another storage class than the type's is kept as that.
enum SQLiteCells {
    typealias Reader = (_ statement: Statement, _ column: Int) -> Void

    static func reader(_ reading: ColumnReading, into builder: CellBuilder) -> Reader {
        if reading.isConverted { return converter(reading.type, into: builder) }
        switch builder {
        case let words as WordBuilder: return wordReader(reading.type, words)
        case let numbers as NumberBuilder:
            return { statement, column in
                switch statement.storageClass(column) {
                case .real: numbers.append(statement.real(column))
                case .null: numbers.appendNull()
                case let other: numbers.append(other: SQLiteCells.other(statement, column, other))
                }
            }
        case let bytes as ByteBuilder: return byteReader(reading.type, bytes)
        case let decimals as DecimalBuilder: return decimalReader(decimals)
        default: return { _, _ in }
        }
    }

    /// What a cell holds that is no value of its column's type.
    static func other(_ statement: Statement, _ column: Int, _ storage: StorageClass) -> OtherCell {
        let text =
            switch statement.value(column) {
            case .null: ""
            case .integer(let integer): "\(integer)"
            case .real(let number): "\(number)"
            case .text(let text): text
            case .blob(let bytes): HexadecimalText.of(bytes)
            }
        return OtherCell(kind: storage.rawValue, text: text)
    }

    private static func wordReader(_ type: ComparedType, _ words: WordBuilder) -> Reader {
        let range = WordRange.of(type)
        return { statement, column in
            switch statement.storageClass(column) {
            case .integer:
                let value = statement.integer(column)
                if range.contains(value) {
                    words.append(value)
                } else {
                    words.append(other: OtherCell(kind: "integer", text: "\(value)"))
                }
            case .null: words.appendNull()
            case let other: words.append(other: SQLiteCells.other(statement, column, other))
            }
        }
    }

    private static func byteReader(_ type: ComparedType, _ bytes: ByteBuilder) -> Reader {
        let expected: StorageClass = type == .bytes ? .blob : .text
        return { statement, column in
            switch statement.storageClass(column) {
            case expected: statement.withBytes(column) { bytes.append($0) }
            case .null: bytes.appendNull()
            case let other: bytes.append(other: SQLiteCells.other(statement, column, other))
            }
        }
    }

    private static func decimalReader(_ decimals: DecimalBuilder) -> Reader {
        { statement, column in
            switch statement.storageClass(column) {
            case .integer:
                if let value = ExactDecimal(coefficient: Int128(statement.integer(column)), scale: 0) {
                    decimals.append(value)
                }
            case .text:
                let text = statement.text(column)
                if let value = try? ExactDecimal(text) {
                    decimals.append(value)
                } else {
                    decimals.append(other: OtherCell(kind: "text", text: text))
                }
            case .null: decimals.appendNull()
            case let other: decimals.append(other: SQLiteCells.other(statement, column, other))
            }
        }
    }

    /// A reader for a column that somebody asked to be converted: numbers where nothing is lost, texts as CSV has them.
    private static func converter(_ type: ComparedType, into builder: CellBuilder) -> Reader {
        let texts = SpelledCells(type, into: builder)
        return { statement, column in
            let storage = statement.storageClass(column)
            switch (storage, builder) {
            case (.null, _): builder.appendNull()
            case (.integer, let words as WordBuilder) where WordRange.of(type).contains(statement.integer(column)):
                words.append(statement.integer(column))
            case (.integer, let numbers as NumberBuilder):
                if let number = Double(exactly: statement.integer(column)) {
                    numbers.append(number)
                } else {
                    numbers.append(other: SQLiteCells.other(statement, column, storage))
                }
            case (.real, let numbers as NumberBuilder): numbers.append(statement.real(column))
            case (.real, let words as WordBuilder):
                if let word = Int64(exactly: statement.real(column)), WordRange.of(type).contains(word) {
                    words.append(word)
                } else {
                    words.append(other: SQLiteCells.other(statement, column, storage))
                }
            case (.blob, let bytes as ByteBuilder): statement.withBytes(column) { bytes.append($0) }
            case (.blob, _): builder.append(other: SQLiteCells.other(statement, column, storage))
            default:
                // Integers and reals as decimals or texts are read as SQLite spells them.
                statement.withUTF8(column) { texts.append($0, kind: storage.rawValue) }
            }
        }
    }
}

/// Writes one part of the key from SQLite's cells.
struct SQLiteKeyReader {
    private let reading: ColumnReading
    private let isWord: Bool
    private let expected: StorageClass
    private let range: ClosedRange<Int64>
    private let texts: SpelledKeys?

    init(_ reading: ColumnReading) {
        self.reading = reading
        isWord = reading.type.layout == .words
        expected = isWord ? .integer : reading.type == .bytes ? .blob : .text
        range = WordRange.of(reading.type)
        texts = reading.isConverted ? SpelledKeys(reading.type) : nil
    }

    func append(_ statement: Statement, _ column: Int, to keys: inout KeyCells) {
        let storage = statement.storageClass(column)
        if storage == expected {
            if isWord {
                let word = statement.integer(column)
                if range.contains(word) { return keys.append(word: word) }
            } else {
                return statement.withBytes(column) { keys.append(text: $0) }
            }
        } else if storage == .null {
            return keys.appendNull()
        } else if storage == .text, let texts {
            return statement.withUTF8(column) { texts.append($0, to: &keys) }
        }
        keys.append(other: SQLiteCells.other(statement, column, storage))
    }
}
