internal import CSQLite

/// The arguments of one call of a registered function, valid during the call.
public struct SQLiteArguments {
    let values: UnsafeMutableBufferPointer<OpaquePointer?>

    init(count: Int32, values: UnsafeMutablePointer<OpaquePointer?>?) {
        self.values = UnsafeMutableBufferPointer(start: values, count: Int(count))
    }

    /// How many arguments there are.
    public var count: Int { values.count }

    /// How an argument is stored.
    public func storageClass(_ index: Int) -> StorageClass {
        StorageClass(code: sqlite3_value_type(values[index]))
    }

    /// Whether an argument is NULL.
    public func isNull(_ index: Int) -> Bool {
        sqlite3_value_type(values[index]) == SQLITE_NULL
    }

    /// Whether any argument is NULL.
    public var hasNull: Bool {
        for index in values.indices where isNull(index) { return true }
        return false
    }

    /// An argument that is stored as an integer.
    public func integer(_ index: Int) -> Int64 {
        sqlite3_value_int64(values[index])
    }

    /// An argument that is stored as a real number, or as ``SQLiteValue/notANumber``, which SQLite has no real number for.
    public func real(_ index: Int) -> Double {
        guard sqlite3_value_type(values[index]) == SQLITE_TEXT else { return sqlite3_value_double(values[index]) }
        return withUTF8(index) { $0.elementsEqual("NaN".utf8) } ? .nan : sqlite3_value_double(values[index])
    }

    /// An argument that is stored as text.
    public func text(_ index: Int) -> String {
        withUTF8(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of an argument that is stored as text, valid during `body`.
    public func withUTF8<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
    {
        let start = sqlite3_value_text(values[index])
        let count = Int(sqlite3_value_bytes(values[index]))
        return try body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// Whether an argument that is stored as text has these bytes.
    public func isText(_ index: Int, _ bytes: [UInt8]) -> Bool {
        withUTF8(index) { text in
            text.count == bytes.count && bytes.withUnsafeBufferPointer { wanted in text.elementsEqual(wanted) }
        }
    }

    /// An argument, as it is stored.
    public func value(_ index: Int) -> SQLiteValue {
        switch storageClass(index) {
        case .null: return .null
        case .integer: return .integer(integer(index))
        case .real: return .real(real(index))
        case .text: return .text(text(index))
        case .blob:
            let start = sqlite3_value_blob(values[index])
            let count = Int(sqlite3_value_bytes(values[index]))
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
        }
    }
}

/// Why a registered function gives no value; it fails the statement.
public struct FunctionFailure: Error, Hashable, Sendable {
    /// What is said in ``SQLiteError/message``.
    public let message: String

    /// Makes a failure.
    public init(_ message: String) {
        self.message = message
    }
}

/// Hands a value or a failure back to SQLite.
func setResult(
    _ context: OpaquePointer?, _ body: () throws(FunctionFailure) -> SQLiteValue
) {
    do {
        switch try body() {
        case .null: sqlite3_result_null(context)
        case .integer(let integer): sqlite3_result_int64(context, integer)
        // SQLite would make NULL of it.
        case .real(let number) where number.isNaN:
            sqlite3_result_text(context, "NaN", 3, featurestore_sqlite3_transient())
        case .real(let number): sqlite3_result_double(context, number)
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    guard let start = characters.baseAddress else {
                        return sqlite3_result_text(context, "", 0, featurestore_sqlite3_transient())
                    }
                    sqlite3_result_text64(
                        context, start, sqlite3_uint64(characters.count), featurestore_sqlite3_transient(),
                        UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            bytes.withUnsafeBytes { raw in
                guard let start = raw.baseAddress else {
                    sqlite3_result_zeroblob(context, 0)
                    return
                }
                sqlite3_result_blob64(
                    context, start, sqlite3_uint64(raw.count), featurestore_sqlite3_transient())
            }
        }
    } catch {
        sqlite3_result_error(context, error.message, -1)
    }
}
