import FeatureStore

/// Amounts as whole numbers of their smallest unit.
enum Amounts {
    /// The sum of amounts; an amount that takes more digits than there are stops the process.
    static func sum(_ amounts: some Sequence<ExactDecimal>) -> ExactDecimal {
        amounts.reduce(.zero) { total, amount in
            guard let next = total.adding(amount) else { preconditionFailure("\(total) and \(amount) are too much") }
            return next
        }
    }

    /// A quotient of whole numbers with some places behind its point, halves away from zero.
    static func quotient(_ part: Int, by whole: Int, places: Int) -> ExactDecimal? {
        guard whole != 0 else { return nil }
        let unit = (0..<places).reduce(Int128(1)) { unit, _ in unit * 10 }
        let (scaled, divisor) = (2 * Int128(part) * unit, Int128(whole))
        let isNegative = (scaled < 0) != (divisor < 0)
        let rounded = (Int128(scaled.magnitude) / Int128(divisor.magnitude) + 1) / 2
        return ExactDecimal(coefficient: isNegative ? -rounded : rounded, scale: places)
    }
}
