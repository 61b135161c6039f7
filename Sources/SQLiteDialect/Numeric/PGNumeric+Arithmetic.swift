internal import BigInt
internal import SQLite

extension PGNumeric {
    /// PostgreSQL's largest scale of a result.
    private static let largestScale = 16_383

    static func + (first: PGNumeric, second: PGNumeric) -> PGNumeric {
        let scale = max(first.scale, second.scale)
        return PGNumeric(
            coefficient: first.coefficient(atScale: scale) + second.coefficient(atScale: scale), scale: scale)
    }

    static func - (first: PGNumeric, second: PGNumeric) -> PGNumeric {
        first + -second
    }

    static prefix func - (value: PGNumeric) -> PGNumeric {
        PGNumeric(coefficient: -value.coefficient, scale: value.scale)
    }

    func multiplied(by other: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        let product = PGNumeric(coefficient: coefficient * other.coefficient, scale: scale + other.scale)
        return try (product.scale > Self.largestScale ? product.rounded(toScale: Self.largestScale) : product).checked()
    }

    /// The quotient with as many digits as PostgreSQL gives, half rounded away from zero.
    func divided(by other: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        guard other.coefficient != 0 else { throw .divisionByZero }
        return quotient(by: other, scale: Self.divisionScale(self, other), roundsHalfAway: true)
    }

    /// The whole part of the quotient.
    func dividedToWhole(by other: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        guard other.coefficient != 0 else { throw .divisionByZero }
        return quotient(by: other, scale: 0, roundsHalfAway: false)
    }

    /// What is left after dividing to a whole number; it has this value's sign.
    func remainder(dividingBy other: PGNumeric) throws(FunctionFailure) -> PGNumeric {
        guard other.coefficient != 0 else { throw .divisionByZero }
        let scale = max(scale, other.scale)
        let rest = coefficient(atScale: scale) % other.coefficient(atScale: scale)
        return PGNumeric(coefficient: rest, scale: scale)
    }

    func quotient(by other: PGNumeric, scale wanted: Int, roundsHalfAway: Bool) -> PGNumeric {
        // coefficient/10^scale / (other/10^otherScale), times 10^wanted.
        let shift = wanted + other.scale - scale
        let numerator = shift >= 0 ? coefficient * Self.powerOfTen(shift) : coefficient
        let denominator = shift >= 0 ? other.coefficient : other.coefficient * Self.powerOfTen(-shift)
        var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        if roundsHalfAway, remainder.magnitude * 2 >= denominator.magnitude {
            quotient += coefficient.signum() * other.coefficient.signum()
        }
        return PGNumeric(coefficient: quotient, scale: wanted)
    }

    /// How many digits behind the point a quotient gets: at least 16 significant ones, counted in PostgreSQL's groups of
    /// four, and at least as many as either operand has (`select_div_scale` in its numeric.c).
    private static func divisionScale(_ first: PGNumeric, _ second: PGNumeric) -> Int {
        let (firstWeight, firstGroup) = first.leadingGroup
        let (secondWeight, secondGroup) = second.leadingGroup
        var weight = firstWeight - secondWeight
        if firstGroup <= secondGroup { weight -= 1 }
        return min(max(16 - weight * 4, first.scale, second.scale, 0), 1_000)
    }

    /// The first group of four digits that is not zero, and its weight: the value lies in `group * 10000^weight`.
    private var leadingGroup: (weight: Int, group: Int) {
        guard let exponent = leadingExponent else { return (0, 0) }
        let weight = exponent >= 0 ? exponent / 4 : -((-exponent + 3) / 4)
        let shift = weight * 4 + scale
        let magnitude = BigInt(coefficient.magnitude)
        let group = shift >= 0 ? magnitude / Self.powerOfTen(shift) : magnitude * Self.powerOfTen(-shift)
        return (weight, Int(group))
    }

    var floor: PGNumeric {
        let whole = truncated(toScale: 0)
        return coefficient.signum() < 0 && whole != self ? whole - PGNumeric(Int64(1)) : whole
    }

    var ceiling: PGNumeric { -(-self).floor }

    var magnitude: PGNumeric { PGNumeric(coefficient: BigInt(coefficient.magnitude), scale: scale) }

    /// This value, or the failure that PostgreSQL reports for one that its format cannot hold.
    func checked() throws(FunctionFailure) -> PGNumeric {
        guard coefficient.bitWidth > 400_000, let exponent = leadingExponent, exponent >= 131_072 else { return self }
        throw FunctionFailure("value overflows numeric format")
    }
}
