internal import BigInt
internal import SQLite

/// `sum`, `avg`, `variance` and `stddev` of integers, exact.
final class IntegerMoments: WindowState {
    private let result: ExactResult
    /// Whether the sum is a bigint, as that of int2 and int4 is, and not a numeric.
    private let isNarrow: Bool
    // 2^63 rows of the largest integer still fit.
    private var sum: Int128 = 0
    private var squares = BigInt(0)
    // Squares are gathered here while they fit.
    private var someSquares: UInt128 = 0
    private var count: Int64 = 0

    init(_ result: ExactResult, isNarrow: Bool = false) {
        self.result = result
        self.isNarrow = isNarrow
    }

    func step(_ arguments: SQLiteArguments) {
        guard !arguments.isNull(0) else { return }
        let value = arguments.integer(0)
        sum += Int128(value)
        count += 1
        guard result.needsSquares else { return }
        let square = UInt128(value.magnitude) * UInt128(value.magnitude)
        let (total, overflow) = someSquares.addingReportingOverflow(square)
        if overflow { squares += BigInt(someSquares) }
        someSquares = overflow ? square : total
    }

    func inverse(_ arguments: SQLiteArguments) {
        guard !arguments.isNull(0) else { return }
        let value = arguments.integer(0)
        sum -= Int128(value)
        count -= 1
        if result.needsSquares { squares -= BigInt(value) * BigInt(value) }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard count > 0 else { return .null }
        if result == .sum, isNarrow {
            guard let value = Int64(exactly: sum) else { throw IntegerWidth.big.outOfRange }
            return .integer(value)
        }
        if result == .mean, let mean = SmallNumeric.mean(sum: sum, count: count) { return .text(mean) }
        let total = PGNumeric(coefficient: squares + BigInt(someSquares), scale: 0)
        return try result.value(count: count, sum: PGNumeric(sum), squares: total).map { .text($0.text) } ?? .null
    }
}

/// `bit_and`, `bit_or` and `bit_xor`.
final class BitAggregate: ReplayableState {
    /// Which of them.
    enum Operation: String, CaseIterable {
        case and = "bit_and"
        case or = "bit_or"
        case exclusiveOr = "bit_xor"
    }

    private let operation: Operation
    private var bits: Int64?

    init(_ operation: Operation) {
        self.operation = operation
    }

    func add(_ row: Int64) {
        guard let current = bits else {
            bits = row
            return
        }
        switch operation {
        case .and: bits = current & row
        case .or: bits = current | row
        case .exclusiveOr: bits = current ^ row
        }
    }

    func value() -> SQLiteValue { bits.map { .integer($0) } ?? .null }
}
