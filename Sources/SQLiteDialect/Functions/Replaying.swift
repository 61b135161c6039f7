internal import SQLite

/// An aggregate that can be given values one by one, apart from a call.
protocol ReplayableState: AggregateState {
    func add(_ value: SQLiteValue) throws(FunctionFailure)
}

/// An aggregate over a window frame whose sum cannot be taken back without changing its bits.
///
/// As PostgreSQL does, a frame that only grows is added to; once a row leaves it, the frame is added up again from its
/// start, so the time for one row is at most the length of its frame.
final class Replaying: WindowState {
    private let make: () -> any ReplayableState
    private var running: any ReplayableState
    private var values: [SQLiteValue] = []
    private var start = 0
    private var isStale = false

    init(of make: @escaping () -> any ReplayableState) {
        self.make = make
        running = make()
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        let value = arguments.value(0)
        values.append(value)
        if !isStale { try running.add(value) }
    }

    func inverse(_ arguments: SQLiteArguments) {
        start += 1
        isStale = true
        if start > 1_024, start * 2 > values.count {
            values.removeFirst(start)
            start = 0
        }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        if isStale {
            running = make()
            for value in values[start...] { try running.add(value) }
            isStale = false
        }
        return try running.value()
    }
}

/// `DISTINCT` over doubles: PostgreSQL sorts them before it adds, and the order changes a sum's last bits.
final class DistinctFloats: AggregateState {
    private let make: () -> any ReplayableState
    private var seen: Set<Double> = []

    init(of make: @escaping () -> any ReplayableState) {
        self.make = make
    }

    func step(_ arguments: SQLiteArguments) {
        if !arguments.isNull(0) { seen.insert(arguments.real(0)) }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        let state = make()
        for number in seen.sorted() { try state.add(.real(number)) }
        return try state.value()
    }
}
