internal import SQLite

/// `sum` and `avg` of integers, exact.
final class IntegerSum: WindowState {
    /// What PostgreSQL gives: `sum(int4)` is a bigint, `sum(int8)` a numeric, `avg` a numeric.
    enum Result {
        case bigint
        case numeric
        case mean
    }

    private let result: Result
    // 2^63 rows of the largest integer still fit.
    private var sum: Int128 = 0
    private var count: Int64 = 0

    init(_ result: Result) {
        self.result = result
    }

    func step(_ arguments: SQLiteArguments) {
        guard !arguments.isNull(0) else { return }
        sum += Int128(arguments.integer(0))
        count += 1
    }

    func inverse(_ arguments: SQLiteArguments) {
        guard !arguments.isNull(0) else { return }
        sum -= Int128(arguments.integer(0))
        count -= 1
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard count > 0 else { return .null }
        switch result {
        case .bigint:
            guard let value = Int64(exactly: sum) else { throw IntegerWidth.big.outOfRange }
            return .integer(value)
        case .numeric: return .text(PGNumeric(sum).text)
        case .mean:
            if let mean = SmallNumeric.mean(sum: sum, count: count) { return .text(mean) }
            return .text(try PGNumeric(sum).divided(by: PGNumeric(count)).text)
        }
    }
}
