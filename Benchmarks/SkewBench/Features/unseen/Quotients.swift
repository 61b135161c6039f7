import FeatureStore

/// Divisions as SQL makes them.
enum Quotients {
    /// A quotient of whole numbers, rounded down; the divisor is more than zero.
    static func floor(_ part: Int, by whole: Int) -> Int {
        part >= 0 ? part / whole : -((-part + whole - 1) / whole)
    }

    /// A quotient with some places behind its point, halves away from zero; nil by zero.
    static func rounded(_ part: ExactDecimal, by whole: Int, places: Int) -> ExactDecimal? {
        guard whole != 0 else { return nil }
        var (scaled, divisor) = (2 * part.coefficient, Int128(whole))
        for _ in 0..<max(0, places - part.scale) { scaled *= 10 }
        for _ in 0..<max(0, part.scale - places) { divisor *= 10 }
        let isNegative = (scaled < 0) != (divisor < 0)
        let rounded = (Int128(scaled.magnitude) / Int128(divisor.magnitude) + 1) / 2
        return ExactDecimal(coefficient: isNegative ? -rounded : rounded, scale: places)
    }
}
