internal import FeatureStore

extension ExactDecimal {
    /// Whether both denote the same number, whatever their scales: 1.10 and 1.1.
    func isNumericallyEqual(to other: ExactDecimal) -> Bool {
        if scale == other.scale { return coefficient == other.coefficient }
        let (mine, theirs) = (withoutTrailingZeros, other.withoutTrailingZeros)
        return mine.coefficient == theirs.coefficient && mine.scale == theirs.scale
    }

    /// The one spelling of this number that distinct spellings share; zero has scale 0.
    var withoutTrailingZeros: (coefficient: Int128, scale: Int) {
        var (coefficient, scale) = (coefficient, scale)
        while scale > 0, coefficient.isMultiple(of: 10) {
            coefficient /= 10
            scale -= 1
        }
        return (coefficient, scale)
    }
}

extension ExactDecimal {
    /// The magnitude as binary64, not smaller than it is: a divisor below ten to the scale, and a unit on top.
    var magnitudeRoundedUp: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor = (divisor * 10).nextDown }
        guard coefficient != 0 else { return 0 }
        return (Double(coefficient.magnitude).nextUp / divisor).nextUp
    }
}
