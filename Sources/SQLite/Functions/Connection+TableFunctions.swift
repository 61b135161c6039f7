internal import CSQLite

/// A table function and the table of C functions that SQLite calls for it; lives as long as the connection.
private final class TableFunctionBox {
    let function: TableFunction
    let module: UnsafeMutablePointer<sqlite3_module>

    init(_ function: TableFunction) {
        self.function = function
        module = .allocate(capacity: 1)
        module.initialize(to: sqlite3_module())
        // Without xCreate there is nothing to make or drop: the function is there under its own name alone.
        module.pointee.xConnect = connect
        module.pointee.xBestIndex = choosePlan
        module.pointee.xDisconnect = disconnect
        module.pointee.xOpen = open
        module.pointee.xClose = close
        module.pointee.xFilter = filter
        module.pointee.xNext = goOn
        module.pointee.xEof = isAtEnd
        module.pointee.xColumn = column
        module.pointee.xRowid = rowNumber
    }

    deinit { module.deallocate() }
}

/// One scan of a table function.
private final class TableScan {
    let function: TableFunction
    var arguments: [SQLiteValue] = []
    var rows: (any TableRows)?
    var number: Int64 = 0

    init(_ function: TableFunction) {
        self.function = function
    }

    func start(_ values: SQLiteArguments) throws(FunctionFailure) {
        arguments = (0..<values.count).map { values.value($0) }
        number = 0
        rows = try function.rows(values)
        try advance()
    }

    func advance() throws(FunctionFailure) {
        number += 1
        if let current = rows, try !current.next() { rows = nil }
    }
}

extension Connection {
    /// Makes a function that gives rows callable in FROM.
    public func registerTableFunction(_ function: TableFunction) throws(SQLiteError) {
        let handle = try openHandle()
        let box = TableFunctionBox(function)
        let code = sqlite3_create_module_v2(
            handle, function.name, box.module, Unmanaged.passRetained(box).toOpaque(),
            { data in
                if let data { Unmanaged<TableFunctionBox>.fromOpaque(data).release() }
            })
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
    }
}

private typealias Table = UnsafeMutablePointer<sqlite3_vtab>
private typealias Cursor = UnsafeMutablePointer<sqlite3_vtab_cursor>

private func box(_ table: Table?) -> TableFunctionBox? {
    guard let table else { return nil }
    let object = UnsafeMutableRawPointer(table).assumingMemoryBound(to: featurestore_sqlite3_table.self).pointee.object
    return object.map { Unmanaged<TableFunctionBox>.fromOpaque($0).takeUnretainedValue() }
}

private func scan(_ cursor: Cursor?) -> TableScan? {
    guard let cursor else { return nil }
    let object = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: featurestore_sqlite3_cursor.self).pointee
        .object
    return object.map { Unmanaged<TableScan>.fromOpaque($0).takeUnretainedValue() }
}

/// Runs a step of a scan; what it throws becomes the statement's error.
private func running(_ cursor: Cursor?, _ body: (TableScan) throws(FunctionFailure) -> Void) -> Int32 {
    guard let scan = scan(cursor), let table = cursor?.pointee.pVtab else { return SQLITE_INTERNAL }
    do {
        try body(scan)
        return SQLITE_OK
    } catch {
        sqlite3_free(table.pointee.zErrMsg)
        table.pointee.zErrMsg = nil
        let bytes = Array(error.message.utf8)
        if let text = sqlite3_malloc64(sqlite3_uint64(bytes.count + 1)) {
            let characters = text.assumingMemoryBound(to: UInt8.self)
            characters.update(from: bytes, count: bytes.count)
            characters[bytes.count] = 0
            table.pointee.zErrMsg = text.assumingMemoryBound(to: CChar.self)
        }
        return SQLITE_ERROR
    }
}

private func connect(
    _ database: OpaquePointer?, _ data: UnsafeMutableRawPointer?, _ count: Int32,
    _ words: UnsafePointer<UnsafePointer<CChar>?>?, _ made: UnsafeMutablePointer<Table?>?,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
    guard let data else { return SQLITE_INTERNAL }
    let function = Unmanaged<TableFunctionBox>.fromOpaque(data).takeUnretainedValue().function
    let code = sqlite3_declare_vtab(database, function.declaration)
    guard code == SQLITE_OK else { return code }
    let table = UnsafeMutablePointer<featurestore_sqlite3_table>.allocate(capacity: 1)
    // The box outlives its tables: SQLite drops them before it lets go of the module.
    table.initialize(to: featurestore_sqlite3_table(base: sqlite3_vtab(), object: data))
    made?.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
}

private func disconnect(_ table: Table?) -> Int32 {
    if let table {
        UnsafeMutableRawPointer(table).assumingMemoryBound(to: featurestore_sqlite3_table.self).deallocate()
    }
    return SQLITE_OK
}

/// A plan is possible once all arguments are known, that is behind the tables that they refer to.
private func choosePlan(_ table: Table?, _ information: UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 {
    guard let function = box(table)?.function, let information else { return SQLITE_INTERNAL }
    var positions: [Int: Int] = [:]
    for index in 0..<Int(information.pointee.nConstraint) {
        let constraint = information.pointee.aConstraint[index]
        let argument = Int(constraint.iColumn) - function.columns.count
        guard argument >= 0, Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else { continue }
        guard constraint.usable != 0 else { return SQLITE_CONSTRAINT }
        positions[argument] = index
    }
    for argument in 0..<function.argumentCount {
        guard let index = positions[argument] else { return SQLITE_CONSTRAINT }
        information.pointee.aConstraintUsage[index].argvIndex = Int32(argument + 1)
        information.pointee.aConstraintUsage[index].omit = 1
    }
    information.pointee.estimatedRows = function.expectedRows
    information.pointee.estimatedCost = Double(function.expectedRows)
    return SQLITE_OK
}

private func open(_ table: Table?, _ made: UnsafeMutablePointer<Cursor?>?) -> Int32 {
    guard let function = box(table)?.function else { return SQLITE_INTERNAL }
    let cursor = UnsafeMutablePointer<featurestore_sqlite3_cursor>.allocate(capacity: 1)
    let scan = Unmanaged.passRetained(TableScan(function)).toOpaque()
    cursor.initialize(to: featurestore_sqlite3_cursor(base: sqlite3_vtab_cursor(), object: scan))
    made?.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    return SQLITE_OK
}

private func close(_ cursor: Cursor?) -> Int32 {
    guard let cursor else { return SQLITE_OK }
    let own = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: featurestore_sqlite3_cursor.self)
    if let object = own.pointee.object { Unmanaged<TableScan>.fromOpaque(object).release() }
    own.deallocate()
    return SQLITE_OK
}

private func filter(
    _ cursor: Cursor?, _ plan: Int32, _ planText: UnsafePointer<CChar>?, _ count: Int32,
    _ values: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
    running(cursor) { (scan) throws(FunctionFailure) in
        try scan.start(SQLiteArguments(count: count, values: values))
    }
}

private func goOn(_ cursor: Cursor?) -> Int32 {
    running(cursor) { (scan) throws(FunctionFailure) in try scan.advance() }
}

private func isAtEnd(_ cursor: Cursor?) -> Int32 {
    scan(cursor)?.rows == nil ? 1 : 0
}

private func column(_ cursor: Cursor?, _ context: OpaquePointer?, _ index: Int32) -> Int32 {
    guard let scan = scan(cursor), let rows = scan.rows else { return SQLITE_INTERNAL }
    let argument = Int(index) - scan.function.columns.count
    setResult(context) { () throws(FunctionFailure) in
        argument < 0 ? rows.value(Int(index)) : scan.arguments[argument]
    }
    return SQLITE_OK
}

private func rowNumber(_ cursor: Cursor?, _ number: UnsafeMutablePointer<sqlite3_int64>?) -> Int32 {
    number?.pointee = scan(cursor)?.number ?? 0
    return SQLITE_OK
}
