internal import SQLite

/// `sum` of doubles: plain addition in the order of the rows, as PostgreSQL does, with its overflow error.
final class FloatSum: ReplayableState {
    private var sum: Double?

    func add(_ number: Double) throws(FunctionFailure) {
        sum = if let sum { try PGFloat.add(sum, number) } else { number }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard let sum else { return .null }
        guard !sum.isNaN else { throw .notKept("NaN") }
        return .real(sum)
    }
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

    func value() throws(FunctionFailure) -> SQLiteValue {
        let number: Double
        switch result {
        case .mean, .populationVariance, .populationDeviation:
            guard count > 0 else { return .null }
            number = result == .mean ? sum / count : squares / count
        case .sampleVariance, .sampleDeviation:
            guard count > 1 else { return .null }
            number = squares / (count - 1)
        }
        guard !number.isNaN else { throw .notKept("NaN") }
        let isDeviation = result == .populationDeviation || result == .sampleDeviation
        return .real(isDeviation ? number.squareRoot() : number)
    }
}

/// `max` and `min` of doubles; of 0 and -0 the later one wins, as in PostgreSQL.
final class FloatExtremum: ReplayableState {
    private let isGreatest: Bool
    private var best: Double?

    init(isGreatest: Bool) {
        self.isGreatest = isGreatest
    }

    func add(_ number: Double) {
        if let current = best, isGreatest ? current > number : current < number { return }
        best = number
    }

    func value() -> SQLiteValue { best.map { .real($0) } ?? .null }
}
