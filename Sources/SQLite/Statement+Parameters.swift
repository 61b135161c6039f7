internal import CSQLite

extension Statement {
    /// Gives a parameter no value.
    public func bindNull(at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_null(handle, Int32(index)))
    }

    /// Gives a parameter an integer.
    public func bind(_ value: Int64, at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_int64(handle, Int32(index), value))
    }

    /// Gives a parameter a number; NaN is an error, because SQLite would store NULL in its place.
    public func bind(_ value: Double, at index: Int) throws(SQLiteError) {
        guard !value.isNaN else { throw .misuse("SQLite cannot hold NaN (parameter \(index))", sql: sql) }
        try check(sqlite3_bind_double(handle, Int32(index), value))
    }

    /// Gives a parameter a text, which SQLite copies.
    public func bind(_ value: String, at index: Int) throws(SQLiteError) {
        var text = value
        let code = text.withUTF8 { bind(utf8: $0, at: index) }
        try check(code)
    }

    /// Gives a parameter a text from its UTF-8 bytes, which must be valid and which SQLite copies.
    public func bind(utf8 bytes: ArraySlice<UInt8>, at index: Int) throws(SQLiteError) {
        let code = bytes.withUnsafeBufferPointer { bind(utf8: $0, at: index) }
        try check(code)
    }

    /// Gives a parameter bytes, which SQLite copies.
    public func bind(_ value: [UInt8], at index: Int) throws(SQLiteError) {
        let code = value.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, Int32(index), 0) }
            return sqlite3_bind_blob64(
                handle, Int32(index), start, sqlite3_uint64(bytes.count), featurestore_sqlite3_transient())
        }
        try check(code)
    }

    /// Gives a parameter any value.
    public func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
        switch value {
        case .null: try bindNull(at: index)
        case .integer(let integer): try bind(integer, at: index)
        case .real(let number): try bind(number, at: index)
        case .text(let text): try bind(text, at: index)
        case .blob(let bytes): try bind(bytes, at: index)
        }
    }

    private func bind(utf8 bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int32 {
        bytes.withMemoryRebound(to: CChar.self) { characters in
            // A nil start would mean NULL; an empty text is a value.
            guard let start = characters.baseAddress else {
                return sqlite3_bind_text64(
                    handle, Int32(index), "", 0, featurestore_sqlite3_transient(), UInt8(SQLITE_UTF8))
            }
            return sqlite3_bind_text64(
                handle, Int32(index), start, sqlite3_uint64(characters.count), featurestore_sqlite3_transient(),
                UInt8(SQLITE_UTF8))
        }
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else {
            throw SQLiteError(connection: sqlite3_db_handle(handle), code: code, sql: sql)
        }
    }
}
