internal import BigInt

/// A finite value of PostgreSQL's type `numeric`: `coefficient / 10^scale`, with the scale that PostgreSQL would display.
///
/// The scale is not part of equality, but it decides how many digits a division gives, so every operation sets it as
/// PostgreSQL does. In SQLite the value is a text such as `-12.50`. NaN and the infinities of `numeric` are not kept.
struct PGNumeric: Sendable {
    /// All digits, as one integer.
    let coefficient: BigInt
    /// How many of the digits stand behind the point, never negative.
    let scale: Int

    init(coefficient: BigInt, scale: Int) {
        self.coefficient = coefficient
        self.scale = scale
    }

    init(_ integer: Int64) {
        self.init(coefficient: BigInt(integer), scale: 0)
    }

    init(_ integer: Int128) {
        self.init(coefficient: BigInt(integer), scale: 0)
    }

    /// A power of ten.
    static func powerOfTen(_ exponent: Int) -> BigInt {
        exponent < smallPowers.count ? smallPowers[exponent] : BigInt(10).power(exponent)
    }

    private static let smallPowers: [BigInt] = (0...64).map { BigInt(10).power($0) }

    /// The coefficient at a scale that is at least ``scale``.
    func coefficient(atScale wanted: Int) -> BigInt {
        wanted == scale ? coefficient : coefficient * Self.powerOfTen(wanted - scale)
    }

    /// The value with so many digits behind the point, half rounded away from zero; a negative scale rounds before the
    /// point.
    func rounded(toScale wanted: Int) -> PGNumeric {
        quantized(toScale: wanted, roundsHalfAway: true)
    }

    /// The value with so many digits behind the point, the others cut off.
    func truncated(toScale wanted: Int) -> PGNumeric {
        quantized(toScale: wanted, roundsHalfAway: false)
    }

    private func quantized(toScale wanted: Int, roundsHalfAway: Bool) -> PGNumeric {
        if wanted >= scale { return PGNumeric(coefficient: coefficient(atScale: wanted), scale: wanted) }
        let divisor = Self.powerOfTen(scale - wanted)
        var (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: divisor)
        if roundsHalfAway, remainder.magnitude * 2 >= divisor.magnitude { quotient += coefficient.signum() }
        guard wanted < 0 else { return PGNumeric(coefficient: quotient, scale: wanted) }
        return PGNumeric(coefficient: quotient * Self.powerOfTen(-wanted), scale: 0)
    }

    /// The exponent of ten of the first digit that is not zero, or nil for zero.
    var leadingExponent: Int? {
        coefficient == 0 ? nil : Self.digitCount(coefficient.magnitude) - 1 - scale
    }

    /// How many decimal digits an integer has; 1 for zero.
    static func digitCount(_ magnitude: BigUInt) -> Int {
        if magnitude.bitWidth <= 63 { return String(UInt64(magnitude)).utf8.count }
        // log10(2) is a little more than this, so the estimate is never too high and at most one too low.
        let estimate = (magnitude.bitWidth - 1) * 301_029 / 1_000_000
        var digits = max(estimate, 1)
        while powerOfTen(digits).magnitude <= magnitude { digits += 1 }
        return digits
    }
}

extension PGNumeric: Comparable {
    static func == (first: PGNumeric, second: PGNumeric) -> Bool {
        first.compare(to: second) == 0
    }

    static func < (first: PGNumeric, second: PGNumeric) -> Bool {
        first.compare(to: second) < 0
    }

    /// Negative, zero or positive, as this is below, equal to or above the other.
    func compare(to other: PGNumeric) -> Int32 {
        let common = max(scale, other.scale)
        let (mine, theirs) = (coefficient(atScale: common), other.coefficient(atScale: common))
        return mine < theirs ? -1 : mine == theirs ? 0 : 1
    }
}
