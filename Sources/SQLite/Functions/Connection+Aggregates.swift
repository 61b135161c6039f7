internal import CSQLite

/// What an aggregate has gathered from the rows of one group or of one window frame.
public protocol AggregateState: AnyObject {
    /// Adds a row.
    func step(_ arguments: SQLiteArguments) throws(FunctionFailure)
    /// The value over the rows at hand; called once per group, or once per row of a window.
    func value() throws(FunctionFailure) -> SQLiteValue
}

/// An aggregate that can also take back its oldest row, as moving window frames need.
public protocol WindowState: AggregateState {
    /// Removes the oldest row, whose arguments are given again.
    func inverse(_ arguments: SQLiteArguments) throws(FunctionFailure)
}

private final class AggregateMaker {
    let make: () -> any AggregateState

    init(_ make: @escaping () -> any AggregateState) {
        self.make = make
    }
}

/// Keeps one state where SQLite's aggregate context points to; the context starts as zero bytes.
private final class StateBox {
    let state: any AggregateState

    init(_ state: any AggregateState) {
        self.state = state
    }
}

private func slot(_ context: OpaquePointer?, creating: Bool) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>? {
    let size = creating ? Int32(MemoryLayout<UnsafeMutableRawPointer?>.size) : 0
    return sqlite3_aggregate_context(context, size)?
        .assumingMemoryBound(to: Optional<UnsafeMutableRawPointer>.self)
}

private func newState(_ context: OpaquePointer?) -> (any AggregateState)? {
    guard let data = sqlite3_user_data(context) else { return nil }
    return Unmanaged<AggregateMaker>.fromOpaque(data).takeUnretainedValue().make()
}

private func currentState(_ context: OpaquePointer?) -> (any AggregateState)? {
    guard let slot = slot(context, creating: true) else {
        sqlite3_result_error_nomem(context)
        return nil
    }
    if let stored = slot.pointee { return Unmanaged<StateBox>.fromOpaque(stored).takeUnretainedValue().state }
    guard let state = newState(context) else { return nil }
    slot.pointee = Unmanaged.passRetained(StateBox(state)).toOpaque()
    return state
}

private func stepRow(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let state = currentState(context) else { return }
    do {
        try state.step(SQLiteArguments(count: count, values: values))
    } catch {
        sqlite3_result_error(context, error.message, -1)
    }
}

private func inverseRow(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let state = currentState(context) as? any WindowState else { return }
    do {
        try state.inverse(SQLiteArguments(count: count, values: values))
    } catch {
        sqlite3_result_error(context, error.message, -1)
    }
}

private func currentValue(_ context: OpaquePointer?) {
    guard let state = currentState(context) else { return }
    setResult(context) { () throws(FunctionFailure) in try state.value() }
}

private func finalValue(_ context: OpaquePointer?) {
    guard let slot = slot(context, creating: false), let stored = slot.pointee else {
        // A group without a row.
        guard let state = newState(context) else { return }
        return setResult(context) { () throws(FunctionFailure) in try state.value() }
    }
    slot.pointee = nil
    let box = Unmanaged<StateBox>.fromOpaque(stored).takeRetainedValue()
    setResult(context) { () throws(FunctionFailure) in try box.state.value() }
}

extension Connection {
    /// Makes an aggregate callable from SQL.
    ///
    /// - Parameters:
    ///   - arguments: how many it takes; -1 for any number.
    ///   - make: an empty state, one for each group.
    public func registerAggregate(
        _ name: String, arguments: Int32, _ make: @escaping () -> any AggregateState
    ) throws(SQLiteError) {
        let handle = try openHandle()
        let code = sqlite3_create_function_v2(
            handle, name, arguments, SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC,
            Unmanaged.passRetained(AggregateMaker(make)).toOpaque(), nil, stepRow, finalValue, releaseMaker)
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
    }

    /// Makes an aggregate callable from SQL, with or without an `OVER` clause.
    public func registerWindow(
        _ name: String, arguments: Int32, _ make: @escaping () -> any WindowState
    ) throws(SQLiteError) {
        let handle = try openHandle()
        let code = sqlite3_create_window_function(
            handle, name, arguments, SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC,
            Unmanaged.passRetained(AggregateMaker(make)).toOpaque(), stepRow, finalValue, currentValue, inverseRow,
            releaseMaker)
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
    }
}

private func releaseMaker(_ data: UnsafeMutableRawPointer?) {
    if let data { Unmanaged<AggregateMaker>.fromOpaque(data).release() }
}
