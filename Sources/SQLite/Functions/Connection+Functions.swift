internal import CSQLite

private final class ScalarBody {
    let body: (SQLiteArguments) throws(FunctionFailure) -> SQLiteValue

    init(_ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> SQLiteValue) {
        self.body = body
    }
}

private final class CollationBody {
    let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int32

    init(_ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int32) {
        self.compare = compare
    }
}

extension Connection {
    /// Makes a function callable from SQL.
    ///
    /// - Parameters:
    ///   - arguments: how many it takes; -1 for any number.
    ///   - isDeterministic: whether equal arguments always give equal values; SQLite then may call it less often.
    ///   - body: gives the value, or fails the statement.
    public func registerFunction(
        _ name: String, arguments: Int32, isDeterministic: Bool = true,
        _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> SQLiteValue
    ) throws(SQLiteError) {
        let handle = try openHandle()
        let flags = SQLITE_UTF8 | SQLITE_INNOCUOUS | (isDeterministic ? SQLITE_DETERMINISTIC : 0)
        let code = sqlite3_create_function_v2(
            handle, name, arguments, flags, Unmanaged.passRetained(ScalarBody(body)).toOpaque(),
            { context, count, values in
                guard let data = sqlite3_user_data(context) else { return }
                let function = Unmanaged<ScalarBody>.fromOpaque(data).takeUnretainedValue()
                setResult(context) { () throws(FunctionFailure) in
                    try function.body(SQLiteArguments(count: count, values: values))
                }
            }, nil, nil,
            { data in
                if let data { Unmanaged<ScalarBody>.fromOpaque(data).release() }
            })
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
    }

    /// Makes an order of texts usable as `COLLATE name`.
    ///
    /// - Parameter compare: negative, zero or positive, as the first text (its UTF-8 bytes) is before, equal to or behind
    ///   the second; must be a total order on everything that is compared.
    public func registerCollation(
        _ name: String, _ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int32
    ) throws(SQLiteError) {
        let handle = try openHandle()
        let code = sqlite3_create_collation_v2(
            handle, name, SQLITE_UTF8, Unmanaged.passRetained(CollationBody(compare)).toOpaque(),
            { data, firstCount, first, secondCount, second in
                guard let data else { return 0 }
                let bytes = { (start: UnsafeRawPointer?, count: Int32) in
                    UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: Int(count))
                }
                return Unmanaged<CollationBody>.fromOpaque(data).takeUnretainedValue()
                    .compare(bytes(first, firstCount), bytes(second, secondCount))
            },
            { data in
                if let data { Unmanaged<CollationBody>.fromOpaque(data).release() }
            })
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
    }
}
