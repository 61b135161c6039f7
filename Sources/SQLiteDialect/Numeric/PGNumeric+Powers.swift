internal import BigInt
internal import SQLite

/// Roots, logarithms and powers, computed with guard digits and then rounded to the scale that PostgreSQL gives.
///
/// PostgreSQL computes them by other series with eight guard digits of its own. Both therefore give the correctly rounded
/// value, unless the true one lies within about 10^-8 units of the last digit of a tie.
extension PGNumeric {
    private static let guardDigits = 12
    private static let negativePower = FunctionFailure("zero raised to a negative power is undefined")
    private static let overflow = FunctionFailure("value overflows numeric format")
    /// PostgreSQL takes exponents of e up to here.
    private static let largestExponent = 6_000.0
    private static let decimalsPerNatural = 0.434294481903252

    func squareRoot() throws(FunctionFailure) -> PGNumeric {
        guard coefficient.signum() >= 0 else { throw FunctionFailure("cannot take square root of a negative number") }
        let weight = leadingGroups(1).weight * 2 + 1
        return squareRoot(scale: Self.resultScale(weight: weight, scale))
    }

    /// The root with so many digits behind the point, half rounded up; for a number that is not negative.
    func squareRoot(scale wanted: Int) -> PGNumeric {
        // One digit more, cut off: whatever follows it cannot turn the rounding of that digit.
        let digits = max(wanted, (scale + 1) / 2) + 1
        let root = coefficient(atScale: digits * 2).magnitude.squareRoot()
        return PGNumeric(coefficient: BigInt(root), scale: digits).rounded(toScale: wanted)
    }

    /// e to the power of this.
    func exponential() throws(FunctionFailure) -> PGNumeric {
        let weight = min(max(double * Self.decimalsPerNatural, -2_000), 2_000)
        return try exponential(scale: Self.resultScale(weight: Int(weight), scale))
    }

    private func exponential(scale wanted: Int) throws(FunctionFailure) -> PGNumeric {
        guard double.magnitude < Self.largestExponent else {
            guard coefficient < 0 else { throw Self.overflow }
            return PGNumeric(coefficient: 0, scale: wanted)
        }
        let whole = floor
        guard let power = Int(exactly: whole.coefficient) else { throw Self.overflow }
        // The power of e before the point adds as many digits as it has to those that must be right.
        let digits = max(wanted, 0) + Self.guardDigits + max(0, Int(Double(power) * 0.4343) + 1)
        let point = FixedPoint(digits: digits)
        let fraction = point.exponential(ofFraction: point.value(self - whole))
        var result = fraction
        if power != 0 {
            // e to a whole power, by squaring; below zero from the reciprocal, which needs no more digits.
            let e = point.exponential(ofFraction: point.one / 2)
            var (base, rest, product) = (point.product(e, e), abs(power), point.one)
            while rest > 0 {
                if rest & 1 == 1 { product = point.product(product, base) }
                base = point.product(base, base)
                rest >>= 1
            }
            result =
                power > 0 ? point.product(fraction, product) : point.quotient(fraction, product)
        }
        return PGNumeric(coefficient: result, scale: digits).rounded(toScale: wanted)
    }

    /// The natural logarithm.
    func naturalLogarithm() throws(FunctionFailure) -> PGNumeric {
        try requirePositive()
        let wanted = Self.resultScale(weight: logarithmWeight, scale)
        return logarithm(digits: wanted + Self.guardDigits).rounded(toScale: wanted)
    }

    /// The logarithm to a base.
    func logarithm(base: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        try base.requirePositive()
        try requirePositive()
        guard base != PGNumeric(Int64(1)) else { throw .divisionByZero }
        let baseWeight = base.logarithmWeight
        let weight = logarithmWeight - baseWeight
        let wanted = Self.resultScale(weight: weight, base.scale, scale)
        let digits = max(wanted, 0) + max(0, -baseWeight) + max(0, weight) + Self.guardDigits
        let point = FixedPoint(digits: digits)
        let quotient = point.quotient(
            logarithm(digits: digits).coefficient, base.logarithm(digits: digits).coefficient)
        return PGNumeric(coefficient: quotient, scale: digits).rounded(toScale: wanted)
    }

    private func requirePositive() throws(FunctionFailure) {
        guard coefficient != 0 else { throw FunctionFailure("cannot take logarithm of zero") }
        guard coefficient > 0 else { throw FunctionFailure("cannot take logarithm of a negative number") }
    }

    /// The natural logarithm of a positive number with so many digits behind the point, the last few of them uncertain.
    private func logarithm(digits: Int) -> PGNumeric {
        // Numbers far below 1 need the digits in front of their first one as well; roots halve what is left.
        let point = FixedPoint(digits: digits + max(0, -(leadingExponent ?? 0)) + scale)
        let logarithm = point.logarithm(point.value(self))
        return PGNumeric(coefficient: logarithm, scale: point.digits).truncated(toScale: digits)
    }

    /// This to the power of another.
    func power(_ exponent: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        if coefficient == 0, exponent.coefficient < 0 { throw Self.negativePower }
        let whole = exponent.truncated(toScale: 0)
        let isWhole = whole == exponent
        if isWhole, let small = Int32(exactly: whole.coefficient) {
            return try power(Int(small), baseScale: scale)
        }
        if coefficient == 0 { return PGNumeric(coefficient: 0, scale: 16) }
        guard coefficient > 0 || isWhole else {
            throw FunctionFailure("a negative number raised to a non-integer power yields a complex result")
        }
        let base = magnitude
        // As roughly as PostgreSQL does: what it rounds here decides about a digit of the result.
        let places = max(8 - base.logarithmWeight, 0)
        let rough = base.logarithm(digits: places + Self.guardDigits).rounded(toScale: places)
        let estimate = try rough.multiplied(by: exponent).rounded(toScale: places).double
        guard estimate.magnitude <= 2_000 * 3.01 else {
            guard estimate < 0 else { throw Self.overflow }
            return PGNumeric(coefficient: 0, scale: Self.largestShownScale)
        }
        let weight = Int(estimate * Self.decimalsPerNatural)
        let wanted = Self.resultScale(weight: weight, scale, exponent.scale)
        let digits = wanted + max(0, weight) + max(0, exponent.leadingExponent ?? 0) + Self.guardDigits
        let natural = base.logarithm(digits: digits)
        let product = PGNumeric(coefficient: natural.coefficient * exponent.coefficient, scale: digits + exponent.scale)
        let result = try product.truncated(toScale: digits).exponential(scale: wanted)
        let isOdd = isWhole && whole.coefficient.magnitude & 1 == 1
        return coefficient < 0 && isOdd ? -result : result
    }

    /// This to a whole power, at the scale of the base; PostgreSQL 15 does not ask how small the result is.
    private func power(_ exponent: Int, baseScale: Int) throws(FunctionFailure) -> PGNumeric {
        let wanted = Self.resultScale(weight: 0, baseScale)
        if exponent == 0 { return PGNumeric(Int64(1)).rounded(toScale: wanted) }
        if coefficient == 0 { return PGNumeric(coefficient: 0, scale: wanted) }
        let weight = Double(exponent) * approximateDecimalLogarithm
        guard weight <= 131_072 else { throw Self.overflow }
        guard weight + 1 >= Double(-wanted) else { return PGNumeric(coefficient: 0, scale: wanted) }
        // Each digit more makes every product dearer; nobody's feature needs the seconds that PostgreSQL spends there.
        guard weight <= 20_000 else { throw .notKept("a power of more than 20,000 digits") }
        // By squaring; each product keeps more digits than the result can show.
        let digits = 1 + wanted + Int(weight.magnitude) + Self.guardDigits + 10
        var (base, rest, product) = (self, exponent.magnitude, PGNumeric(Int64(1)))
        while rest > 0 {
            if rest & 1 == 1 { product = product.times(base, significant: digits) }
            rest >>= 1
            if rest > 0 { base = base.times(base, significant: digits) }
        }
        guard exponent < 0 else { return try product.rounded(toScale: wanted).checked() }
        return PGNumeric(Int64(1)).quotient(by: product, scale: wanted, roundsHalfAway: true)
    }

    /// The product with at most so many digits, those in front of the point all kept.
    private func times(_ other: PGNumeric, significant digits: Int) -> PGNumeric {
        let product = PGNumeric(coefficient: coefficient * other.coefficient, scale: scale + other.scale)
        let wanted = max(digits - 1 - (product.leadingExponent ?? 0), 0)
        return wanted < product.scale ? product.rounded(toScale: wanted) : product
    }
}
