internal import BigInt
internal import SQLite

/// Divisors, factorials, buckets and scales.
extension PGNumeric {
    /// The greatest common divisor, never negative; also of fractions: gcd(0.6, 0.4) is 0.2.
    func greatestCommonDivisor(_ other: PGNumeric) -> PGNumeric {
        let common = max(scale, other.scale)
        let (first, second) = (coefficient(atScale: common), other.coefficient(atScale: common))
        return PGNumeric(coefficient: first.greatestCommonDivisor(with: second).magnitudeAsInteger, scale: common)
    }

    /// The least common multiple, never negative.
    func leastCommonMultiple(_ other: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        let common = max(scale, other.scale)
        let (first, second) = (coefficient(atScale: common), other.coefficient(atScale: common))
        guard first != 0, second != 0 else { return PGNumeric(coefficient: 0, scale: common) }
        let multiple = first / first.greatestCommonDivisor(with: second) * second
        return try PGNumeric(coefficient: multiple.magnitudeAsInteger, scale: common).checked()
    }

    /// The product of the integers from 1.
    static func factorial(_ number: Int64) throws(FunctionFailure) -> PGNumeric {
        guard number >= 0 else { throw FunctionFailure("factorial of a negative number is undefined") }
        // 32178! has more digits than PostgreSQL's format.
        guard number <= 32_177 else { throw FunctionFailure("value overflows numeric format") }
        var product = BigInt(1)
        for factor in stride(from: number, to: 1, by: -1) { product *= BigInt(factor) }
        return PGNumeric(coefficient: product, scale: 0)
    }

    /// How many digits behind the point are needed.
    var smallestScale: Int {
        guard coefficient != 0 else { return 0 }
        var (rest, needed) = (coefficient, scale)
        while needed > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            guard digit == 0 else { break }
            (rest, needed) = (quotient, needed - 1)
        }
        return needed
    }

    /// The bucket of equal width, counted from 1, in which this lies; 0 below the bounds, `count + 1` above them.
    func bucket(from low: PGNumeric, to high: PGNumeric, count: Int64) throws(FunctionFailure) -> Int64 {
        try WidthBucket.check(count: count)
        let order = low.compare(to: high)
        guard order != 0 else { throw WidthBucket.equalBounds }
        let isAscending = order < 0
        if isAscending ? self < low : self > low { return 0 }
        if isAscending ? self >= high : self <= high { return try WidthBucket.above(count) }
        let (distance, width) = isAscending ? (self - low, high - low) : (low - self, low - high)
        let scaled = try distance.multiplied(by: PGNumeric(count))
        let quotient = try scaled.divided(by: width)
        return try (quotient + PGNumeric(Int64(1))).floor.integer(.standard)
    }
}

/// What both forms of `width_bucket` share.
enum WidthBucket {
    static let equalBounds = FunctionFailure("lower bound cannot equal upper bound")

    static func check(count: Int64) throws(FunctionFailure) {
        guard count > 0 else { throw FunctionFailure("count must be greater than zero") }
    }

    static func above(_ count: Int64) throws(FunctionFailure) -> Int64 {
        try IntegerWidth.standard.checked(count + 1)
    }

    /// The bucket of a double, by the arithmetic of version 15's float.c: what rounds up to the last bound is beyond it.
    static func bucket(_ value: Double, from low: Double, to high: Double, count: Int64) throws(FunctionFailure)
        -> Int64
    {
        try check(count: count)
        guard low.isFinite, high.isFinite else { throw FunctionFailure("lower and upper bounds must be finite") }
        guard low != high else { throw equalBounds }
        let isAscending = low < high
        if isAscending ? value < low : value > low { return 0 }
        if isAscending ? value >= high : value <= high { return try above(count) }
        let distance = isAscending ? value - low : low - value
        let bucket = Double(count) * distance / (isAscending ? high - low : low - high) + 1
        guard bucket < 2_147_483_648 else { throw .notKept("width_bucket between bounds that are so far apart") }
        return Int64(bucket)
    }
}

extension BigInt {
    fileprivate var magnitudeAsInteger: BigInt { BigInt(magnitude) }
}
