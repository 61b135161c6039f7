internal import BigInt
internal import SQLite

/// What an exact sum, and perhaps the sum of squares, is asked for.
enum ExactResult: String, CaseIterable {
    case sum
    case mean = "avg"
    case populationVariance = "var_pop"
    case sampleVariance = "var_samp"
    case populationDeviation = "stddev_pop"
    case sampleDeviation = "stddev_samp"

    var needsSquares: Bool { self != .sum && self != .mean }

    /// The result over a group, with the digits that PostgreSQL gives (`numeric_stddev_internal` in its numeric.c).
    func value(count: Int64, sum: PGNumeric, squares: PGNumeric) throws(FunctionFailure) -> PGNumeric? {
        guard count > 0 else { return nil }
        switch self {
        case .sum: return sum
        case .mean: return try sum.divided(by: PGNumeric(count))
        case .populationVariance, .populationDeviation: return try spread(count, sum, squares, count)
        case .sampleVariance, .sampleDeviation:
            return count > 1 ? try spread(count, sum, squares, count - 1) : nil
        }
    }

    private func spread(
        _ count: Int64, _ sum: PGNumeric, _ squares: PGNumeric, _ degrees: Int64
    ) throws(FunctionFailure) -> PGNumeric {
        let rows = PGNumeric(count)
        let numerator = try rows.multiplied(by: squares) - (try sum.multiplied(by: sum))
        // PostgreSQL shows no digits behind the point of no spread at all.
        guard numerator.coefficient > 0 else { return PGNumeric(Int64(0)) }
        let variance = try numerator.divided(by: try rows.multiplied(by: PGNumeric(degrees)))
        let isDeviation = self == .populationDeviation || self == .sampleDeviation
        return isDeviation ? variance.squareRoot(scale: variance.scale) : variance
    }
}

/// `sum`, `avg`, `variance` and `stddev` of numerics, exact; the sum has the largest scale of its terms.
final class NumericMoments: WindowState {
    private let result: ExactResult
    private var count: Int64 = 0
    /// The scale of both sums, the largest that was ever met: squares are held at twice as much.
    private var scale = 0
    private var sum = BigInt(0)
    private var squares = BigInt(0)
    /// How many of the terms at hand have each scale: a frame that lost its longest fraction shows fewer digits.
    private var terms: [Int: Int] = [:]

    init(_ result: ExactResult) {
        self.result = result
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard !arguments.isNull(0) else { return }
        let term = try arguments.numeric(0)
        if term.scale > scale {
            let factor = PGNumeric.powerOfTen(term.scale - scale)
            sum *= factor
            squares *= factor * factor
            scale = term.scale
        }
        let value = term.coefficient(atScale: scale)
        sum += value
        if result.needsSquares { squares += value * value }
        count += 1
        terms[term.scale, default: 0] += 1
    }

    func inverse(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard !arguments.isNull(0) else { return }
        let term = try arguments.numeric(0)
        let value = term.coefficient(atScale: scale)
        sum -= value
        if result.needsSquares { squares -= value * value }
        count -= 1
        terms[term.scale] = terms[term.scale].flatMap { $0 > 1 ? $0 - 1 : nil }
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        let shown = terms.keys.max() ?? 0
        let total = PGNumeric(coefficient: sum, scale: scale).truncated(toScale: shown)
        let squared = PGNumeric(coefficient: squares, scale: scale * 2).truncated(toScale: shown * 2)
        return try result.value(count: count, sum: total, squares: squared).map { .text($0.text) } ?? .null
    }
}

/// The largest or smallest numeric; of equals with different scales the later one wins, as in PostgreSQL.
final class NumericExtremum: ReplayableState {
    private let isGreatest: Bool
    private var best: PGNumeric?

    init(isGreatest: Bool) {
        self.isGreatest = isGreatest
    }

    static func row(_ values: some RowValues) throws(FunctionFailure) -> PGNumeric? {
        values.isNull(0) ? nil : try values.numeric(0)
    }

    func add(_ number: PGNumeric) {
        if let current = best, isGreatest ? current > number : current < number { return }
        best = number
    }

    func value() -> SQLiteValue { best.map { .text($0.text) } ?? .null }
}
