import FeatureStore
import SQLite

/// Binds cells of a batch such that they come back bit for bit, and sums what it binds.
///
/// - int, bool, timestamp, date: an integer. double: a real, NaN as a blob of its bits, since SQLite has none.
/// - text: text. decimal: its digits with its scale. list: a blob, as ``ColumnCodec`` writes the elements.
struct CellWriter {
    var check = RowCheck()

    mutating func bind(_ column: Column, row: Int, to statement: Statement, at index: Int) throws(SQLiteError) {
        guard column.validity[row] else {
            check.addNull()
            return try statement.bindNull(at: index)
        }
        switch column.cells {
        case .int(let values): try bind(values[row], to: statement, at: index)
        case .bool(let values): try bind(values[row] ? 1 : 0, to: statement, at: index)
        case .timestamp(let values): try bind(values[row].microseconds, to: statement, at: index)
        case .date(let values): try bind(Int64(values[row].daysSinceEpoch), to: statement, at: index)
        case .double(let values):
            let value = values[row]
            guard !value.isNaN else {
                let bits = withUnsafeBytes(of: value.bitPattern.bigEndian) { Array($0) }
                return try bind(blob: bits, to: statement, at: index)
            }
            check.add(word: Int64(bitPattern: value.bitPattern))
            try statement.bind(value, at: index)
        case .decimal(let values): try bind(text: Array(values[row].description.utf8)[...], to: statement, at: index)
        case .text(let texts): try bind(text: texts[row], to: statement, at: index)
        case .list(let lists):
            var bytes: [UInt8] = []
            let range = lists.range(at: row)
            ColumnCodec.encode(
                ColumnBatch(columns: [lists.elements.gathering(Array(range))], rowCount: range.count), into: &bytes)
            try bind(blob: bytes, to: statement, at: index)
        }
    }

    mutating func bind(_ word: Int64, to statement: Statement, at index: Int) throws(SQLiteError) {
        check.add(word: word)
        try statement.bind(word, at: index)
    }

    private mutating func bind(text: ArraySlice<UInt8>, to statement: Statement, at index: Int) throws(SQLiteError) {
        text.withUnsafeBytes { check.add(bytes: $0) }
        try statement.bind(utf8: text, at: index)
    }

    private mutating func bind(blob: [UInt8], to statement: Statement, at index: Int) throws(SQLiteError) {
        blob.withUnsafeBytes { check.add(bytes: $0) }
        try statement.bind(blob, at: index)
    }
}

extension Statement {
    /// Binds the values of a key to the first parameters; false where the key is none of the link.
    func bind(_ key: EntityKey, of link: SourceLayout.LinkLayout) throws(SQLiteError) -> Int? {
        guard link.keyColumn == nil else {
            try bind(key.bytes, at: 1)
            return 1
        }
        guard let parts = key.parts(of: link.types) else { return nil }
        for (index, part) in parts.enumerated() {
            switch part {
            case .integer(let value): try bind(value, at: index + 1)
            case .text(let bytes): try bind(utf8: bytes[...], at: index + 1)
            }
        }
        return parts.count
    }
}
