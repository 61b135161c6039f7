internal import BigInt

/// Elementary functions of integers that stand for decimal fractions: `value / 10^digits`.
///
/// Results are truncated and good to a few units of the last digit; callers ask for ten digits more than they show.
struct FixedPoint {
    /// How many decimal digits stand behind the point.
    let digits: Int
    /// The number one.
    let one: BigInt

    init(digits: Int) {
        self.digits = digits
        one = PGNumeric.powerOfTen(digits)
    }

    /// A numeric, cut off behind ``digits``.
    func value(_ numeric: PGNumeric) -> BigInt {
        numeric.truncated(toScale: digits).coefficient
    }

    func product(_ first: BigInt, _ second: BigInt) -> BigInt {
        first * second / one
    }

    func quotient(_ dividend: BigInt, _ divisor: BigInt) -> BigInt {
        dividend * one / divisor
    }

    func squareRoot(_ value: BigInt) -> BigInt {
        BigInt((value * one).magnitude.squareRoot())
    }

    /// e to the power of a value that is not negative and below 1.
    ///
    /// The argument is halved until Taylor's series takes few terms, the result is squared as often.
    func exponential(ofFraction value: BigInt) -> BigInt {
        let halvings = 8
        let inner = FixedPoint(digits: digits + 4)
        let argument = (value * 10_000) >> halvings
        var (sum, term) = (inner.one + argument, argument)
        var index = 2
        while term != 0 {
            term = inner.product(term, argument) / BigInt(index)
            sum += term
            index += 1
        }
        for _ in 0..<halvings { sum = inner.product(sum, sum) }
        return sum / 10_000
    }

    /// The natural logarithm of a positive value.
    ///
    /// Roots bring the argument near 1, where `2 artanh((x - 1) / (x + 1))` takes few terms.
    func logarithm(_ value: BigInt) -> BigInt {
        let inner = FixedPoint(digits: digits + 6)
        var argument = value * 1_000_000
        var doublings = 0
        let (low, high) = (inner.one * 99 / 100, inner.one * 101 / 100)
        while argument < low || argument > high {
            argument = inner.squareRoot(argument)
            doublings += 1
        }
        let ratio = inner.quotient(argument - inner.one, argument + inner.one)
        let square = inner.product(ratio, ratio)
        var (sum, power) = (ratio, ratio)
        var index = 3
        while power != 0 {
            power = inner.product(power, square)
            sum += power / BigInt(index)
            index += 2
        }
        return (sum << (doublings + 1)) / 1_000_000
    }
}
