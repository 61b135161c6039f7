internal import SQLite

/// The values of one row: the arguments of a call, or what was kept of an earlier one.
protocol RowValues {
    func isNull(_ index: Int) -> Bool
    func integer(_ index: Int) -> Int64
    func real(_ index: Int) -> Double
    func text(_ index: Int) -> String
    func numeric(_ index: Int) throws(FunctionFailure) -> PGNumeric
}

extension SQLiteArguments: RowValues {}

/// An aggregate that can be given rows one by one, apart from a call.
protocol ReplayableState: AggregateState {
    /// What it needs of a row.
    associatedtype Row
    /// What it needs of a row, or nil where the row does not count.
    static func row(_ values: some RowValues) throws(FunctionFailure) -> Row?
    func add(_ row: Row) throws(FunctionFailure)
}

extension ReplayableState {
    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        if let row = try Self.row(arguments) { try add(row) }
    }
}

extension ReplayableState where Row == Double {
    static func row(_ values: some RowValues) -> Double? { values.isNull(0) ? nil : values.real(0) }
}

extension ReplayableState where Row == Int64 {
    static func row(_ values: some RowValues) -> Int64? { values.isNull(0) ? nil : values.integer(0) }
}

/// An aggregate over a window frame whose sum cannot be taken back without changing its bits.
///
/// As PostgreSQL does, a frame that only grows is added to; once a row leaves it, the frame is added up again from its
/// start, so the time for one row is at most the length of its frame.
final class Replaying<State: ReplayableState>: WindowState {
    private let make: () -> State
    private var running: State
    private var rows: [State.Row?] = []
    private var start = 0
    private var isStale = false

    init(of make: @escaping () -> State) {
        self.make = make
        running = make()
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        let row = try State.row(arguments)
        rows.append(row)
        if !isStale, let row { try running.add(row) }
    }

    func inverse(_ arguments: SQLiteArguments) {
        start += 1
        isStale = true
        if start > 1_024, start * 2 > rows.count {
            rows.removeFirst(start)
            start = 0
        }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        if isStale {
            running = make()
            for case let row? in rows[start...] { try running.add(row) }
            isStale = false
        }
        return try running.value()
    }
}

/// `DISTINCT` over doubles: PostgreSQL sorts them before it adds, and the order changes a sum's last bits.
final class DistinctFloats<State: ReplayableState>: AggregateState where State.Row == Double {
    private let make: () -> State
    private var seen: Set<Double> = []
    // Equal to nothing in Swift, equal to itself and the greatest of all in PostgreSQL.
    private var hasNaN = false

    init(of make: @escaping () -> State) {
        self.make = make
    }

    func step(_ arguments: SQLiteArguments) {
        guard !arguments.isNull(0) else { return }
        let number = arguments.real(0)
        if number.isNaN { hasNaN = true } else { seen.insert(number) }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        let state = make()
        for number in seen.sorted() { try state.add(number) }
        if hasNaN { try state.add(.nan) }
        return try state.value()
    }
}
