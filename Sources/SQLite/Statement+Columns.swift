internal import CSQLite

extension Statement {
    /// How the current row stores a column's value; ask before reading it, since reading may convert.
    public func storageClass(_ column: Int) -> StorageClass {
        StorageClass(code: sqlite3_column_type(handle, Int32(column)))
    }

    /// The integer in a column whose storage class is integer.
    public func integer(_ column: Int) -> Int64 {
        sqlite3_column_int64(handle, Int32(column))
    }

    /// The number in a column whose storage class is real.
    public func real(_ column: Int) -> Double {
        sqlite3_column_double(handle, Int32(column))
    }

    /// The text in a column whose storage class is text.
    public func text(_ column: Int) -> String {
        withUTF8(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of the text in a column whose storage class is text, valid during `body`.
    public func withUTF8<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        let start = sqlite3_column_text(handle, Int32(column))
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return try body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The bytes in a column whose storage class is blob.
    public func blob(_ column: Int) -> [UInt8] {
        let start = sqlite3_column_blob(handle, Int32(column))
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The value in a column as it is stored, without a copy: for reading many rows.
    public func cell(_ column: Int) -> StoredCell {
        // Asking the statement once and its value thrice is faster than asking the statement thrice. The value is read on
        // the connection's one thread before anything else happens there, which is what `unprotected` asks for.
        let value = sqlite3_column_value(handle, Int32(column))
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER:
            return StoredCell(storage: .integer, word: sqlite3_value_int64(value), bytes: nil, count: 0)
        case SQLITE_FLOAT:
            let bits = sqlite3_value_double(value).bitPattern
            return StoredCell(storage: .real, word: Int64(bitPattern: bits), bytes: nil, count: 0)
        case SQLITE_NULL: return StoredCell(storage: .null, word: 0, bytes: nil, count: 0)
        case let code:
            let start = code == SQLITE_TEXT ? UnsafeRawPointer(sqlite3_value_text(value)) : sqlite3_value_blob(value)
            return StoredCell(
                storage: code == SQLITE_TEXT ? .text : .blob, word: 0, bytes: start,
                count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
        }
    }

    /// The value in a column, as it is stored.
    public func value(_ column: Int) -> SQLiteValue {
        switch storageClass(column) {
        case .null: .null
        case .integer: .integer(integer(column))
        case .real: .real(real(column))
        case .text: .text(text(column))
        case .blob: .blob(blob(column))
        }
    }
}

/// One cell as SQLite stores it, valid until its statement goes on.
public struct StoredCell {
    /// How it is stored.
    public let storage: StorageClass
    /// An integer, or the bits of a real number; 0 for all else.
    public let word: Int64
    /// Where a text or blob begins; nil for an empty one and for all else.
    public let bytes: UnsafeRawPointer?
    /// How many bytes a text or blob has.
    public let count: Int

    /// The bytes of a text or blob.
    public var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count) }
}
