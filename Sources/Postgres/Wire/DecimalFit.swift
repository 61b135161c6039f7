package import FeatureStore

/// Whether a decimal answer is a value of its declared type.
package enum DecimalFit {
    /// Whether `value` has, without trailing zeros, at most `scale` digits behind the point and `precision - scale` before.
    package static func fits(_ value: ExactDecimal, precision: Int, scale: Int) -> Bool {
        var magnitude = value.coefficient.magnitude
        var digitsBehind = value.scale
        while digitsBehind > scale {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { return false }
            magnitude = quotient
            digitsBehind -= 1
        }
        // Digits before the point: those of the whole number that is left when the ones behind it are cut off.
        for _ in 0..<digitsBehind { magnitude /= 10 }
        for _ in 0..<max(0, precision - scale) { magnitude /= 10 }
        return magnitude == 0
    }
}
