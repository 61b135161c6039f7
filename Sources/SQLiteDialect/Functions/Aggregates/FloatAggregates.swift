internal import SQLite

/// `sum` of doubles: plain addition in the order of the rows, as PostgreSQL does, with its overflow error.
final class FloatSum: ReplayableState {
    private var sum: Double?

    func add(_ number: Double) throws(FunctionFailure) {
        sum = if let sum { try PGFloat.add(sum, number) } else { number }
    }

    func value() -> SQLiteValue { sum.map { .real($0) } ?? .null }
}

/// `sum` of `real`: each sum is rounded to single precision before the next number is added, as PostgreSQL does.
final class SingleSum: ReplayableState {
    private var sum: Float?

    func add(_ number: Double) throws(FunctionFailure) {
        // A number of a column of four bytes is one as a single.
        let number = Float(number)
        guard let former = sum else {
            sum = number
            return
        }
        let next = former + number
        guard !next.isInfinite || former.isInfinite || number.isInfinite else { throw .floatOverflow }
        sum = next
    }

    func value() -> SQLiteValue { sum.map { .real(Double($0)) } ?? .null }
}

/// `avg`, `variance` and `stddev` of doubles by the method of Youngs and Cramer, step by step as PostgreSQL does.
final class FloatMoments: ReplayableState {
    /// Which of them is wanted.
    enum Result: String, CaseIterable {
        case mean = "avg"
        case populationVariance = "var_pop"
        case sampleVariance = "var_samp"
        case populationDeviation = "stddev_pop"
        case sampleDeviation = "stddev_samp"
    }

    private let result: Result
    private var count = 0.0
    private var sum = 0.0
    private var squares = 0.0

    init(_ result: Result) {
        self.result = result
    }

    func add(_ number: Double) throws(FunctionFailure) {
        let (oldCount, oldSum) = (count, sum)
        count += 1
        sum += number
        guard oldCount > 0 else {
            if !number.isFinite { squares = .nan }
            return
        }
        let deviation = number * count - sum
        squares += deviation * deviation / (count * oldCount)
        if sum.isInfinite || squares.isInfinite {
            // An infinity among the numbers is no overflow.
            guard oldSum.isInfinite || number.isInfinite else { throw .floatOverflow }
            squares = .nan
        }
    }

    func value() -> SQLiteValue {
        let number: Double
        switch result {
        case .mean, .populationVariance, .populationDeviation:
            guard count > 0 else { return .null }
            number = result == .mean ? sum / count : squares / count
        case .sampleVariance, .sampleDeviation:
            guard count > 1 else { return .null }
            number = squares / (count - 1)
        }
        let isDeviation = result == .populationDeviation || result == .sampleDeviation
        return .real(isDeviation ? number.squareRoot() : number)
    }
}

/// `max` and `min` of doubles; of 0 and -0 the later one wins, and NaN is above every number, as in PostgreSQL.
final class FloatExtremum: ReplayableState {
    private let isGreatest: Bool
    private var best: Double?

    init(isGreatest: Bool) {
        self.isGreatest = isGreatest
    }

    func add(_ number: Double) {
        if let current = best, isGreatest ? Self.isAbove(current, number) : Self.isAbove(number, current) { return }
        best = number
    }

    func value() -> SQLiteValue { best.map { .real($0) } ?? .null }

    private static func isAbove(_ one: Double, _ other: Double) -> Bool {
        one > other || one.isNaN && !other.isNaN
    }
}
