extension ExactDecimal {
    /// The number 0.
    public static let zero = ExactDecimal(0)

    /// Makes a whole number.
    public init(_ value: Int) {
        coefficient = Int128(value)
        scale = 0
    }

    /// The same number without zeros at the end of its fraction: 1.10 becomes 1.1.
    public var reduced: ExactDecimal {
        var (digits, places) = (coefficient, scale)
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        return ExactDecimal(coefficient: digits, scale: places) ?? self
    }

    /// The same number with at least so many places behind the point, or nil if that takes more than 38 digits.
    public func rescaled(to places: Int) -> ExactDecimal? {
        guard places >= scale else {
            let short = reduced
            return short.scale <= places ? short.rescaled(to: places) : nil
        }
        guard places <= 38 else { return nil }
        let (digits, overflows) = coefficient.multipliedReportingOverflow(by: Int128(Self.powersOfTen[places - scale]))
        return overflows ? nil : ExactDecimal(coefficient: digits, scale: places)
    }

    /// The exact sum, or nil if it has more than 38 digits.
    ///
    /// Its scale is the larger of the two where that fits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        aligned(to: other) ?? reduced.aligned(to: other.reduced)
    }

    /// The exact difference, or nil if it has more than 38 digits.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        adding(other.negated)
    }

    /// The number with the other sign.
    public var negated: ExactDecimal { ExactDecimal(coefficient: -coefficient, scale: scale) ?? self }

    /// The exact product, or nil if it has more than 38 digits.
    ///
    /// Its scale is the sum of the two where that fits.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        var (high, low) = coefficient.magnitude.multipliedFullWidth(by: other.coefficient.magnitude)
        var places = scale + other.scale
        // Too many digits may still be zeros at the end: 2.5 * 0.4 is 1.
        while high > 0 || low > Self.largestMagnitude || places > 38 {
            let quotientHigh = high / 10
            let (quotientLow, remainder) = UInt128(10).dividingFullWidth((high % 10, low))
            guard remainder == 0, places > 0 else { return nil }
            (high, low) = (quotientHigh, quotientLow)
            places -= 1
        }
        let isNegative = (coefficient < 0) != (other.coefficient < 0)
        return ExactDecimal(coefficient: isNegative ? -Int128(low) : Int128(low), scale: places)
    }

    /// The sum at the larger scale or, where that takes too many digits, without zeros at its end.
    private func aligned(to other: ExactDecimal) -> ExactDecimal? {
        var places = max(scale, other.scale)
        // Magnitudes beyond 128 bits differ by more than 38 digits hold, so nothing is lost by giving up on them.
        let (first, overflows) = coefficient.magnitude.multipliedReportingOverflow(by: Self.powersOfTen[places - scale])
        let (second, overflowsToo) = other.coefficient.magnitude.multipliedReportingOverflow(
            by: Self.powersOfTen[places - other.scale])
        guard !overflows, !overflowsToo else { return nil }
        let isNegative = first >= second ? coefficient < 0 : other.coefficient < 0
        var total = max(first, second) - min(first, second)
        if (coefficient < 0) == (other.coefficient < 0) {
            let (sum, overflows) = first.addingReportingOverflow(second)
            guard !overflows else { return nil }
            total = sum
        }
        while total > Self.largestMagnitude, places > 0, total % 10 == 0 {
            total /= 10
            places -= 1
        }
        guard total <= Self.largestMagnitude else { return nil }
        return ExactDecimal(coefficient: isNegative ? -Int128(total) : Int128(total), scale: places)
    }

    /// The nearest double, ties to even.
    public var approximation: Double {
        // The decimal text is exact, and reading text rounds once.
        Double(description) ?? .nan
    }
}
