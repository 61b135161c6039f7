import CPostgres

/// What the server answered to one statement, or one row of it; freed when it goes away.
package final class PostgresResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }
    /// How many rows there are.
    package var rowCount: Int { Int(PQntuples(handle)) }
    /// How many columns there are.
    package var columnCount: Int { Int(PQnfields(handle)) }

    /// What a column is called.
    package func name(of column: Int) -> String {
        PQfname(handle, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// The object identifier of the column's type.
    package func type(of column: Int) -> UInt32 { PQftype(handle, Int32(column)) }

    /// The type's modifier (a length, a precision and scale), or -1.
    func modifier(of column: Int) -> Int32 { PQfmod(handle, Int32(column)) }

    /// The bytes of a cell, valid as long as the result, or nil for NULL.
    package func cell(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(handle, Int32(row), Int32(column)) == 0 else { return nil }
        let length = Int(PQgetlength(handle, Int32(row), Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(handle, Int32(row), Int32(column)), count: length)
    }

    /// All rows as text; nil is NULL.
    var textRows: [[String?]] {
        (0..<rowCount).map { row in
            (0..<columnCount).map { column in cell(row, column).map { String(decoding: $0, as: UTF8.self) } }
        }
    }

    /// One field of an error by its letter in the protocol: M message, D detail, H hint, C code, P position.
    func field(_ letter: Character) -> String? {
        guard let code = letter.asciiValue, let text = PQresultErrorField(handle, Int32(code)) else { return nil }
        return String(cString: text)
    }
}
