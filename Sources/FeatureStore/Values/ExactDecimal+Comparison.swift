extension ExactDecimal: Hashable, Comparable {
    /// The largest integer at or below the number, and what is above it in units of 10^-38: one form for every scale.
    var floorAndFraction: (floor: Int128, fraction: UInt128) {
        let unit = Int128(Self.powersOfTen[scale])
        var (floor, remainder) = coefficient.quotientAndRemainder(dividingBy: unit)
        if remainder < 0 {
            floor -= 1
            remainder += unit
        }
        return (floor, UInt128(remainder) * Self.powersOfTen[38 - scale])
    }

    /// Numeric equality: 1.10 equals 1.1.
    public static func == (first: ExactDecimal, second: ExactDecimal) -> Bool {
        if first.scale == second.scale { return first.coefficient == second.coefficient }
        return first.floorAndFraction == second.floorAndFraction
    }

    /// Numeric order, across scales.
    public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
        if first.scale == second.scale { return first.coefficient < second.coefficient }
        return first.floorAndFraction < second.floorAndFraction
    }

    /// Numerically equal decimals hash equally.
    public func hash(into hasher: inout Hasher) {
        let (floor, fraction) = floorAndFraction
        hasher.combine(floor)
        hasher.combine(fraction)
    }

    /// 10^0 to 10^38; all fit, 2^128 is 3.4 * 10^38.
    static let powersOfTen: [UInt128] = (0..<38).reduce(into: [1]) { powers, _ in powers.append((powers.last ?? 1) * 10)
    }
}
