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

    /// The bytes of a column whose storage class is text or blob, valid during `body`.
    public func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, Int32(column))
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// The bytes in a column whose storage class is blob.
    public func blob(_ column: Int) -> [UInt8] {
        let start = sqlite3_column_blob(handle, Int32(column))
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
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
