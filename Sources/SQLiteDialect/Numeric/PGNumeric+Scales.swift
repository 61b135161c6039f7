internal import BigInt

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How many digits PostgreSQL gives a root, a logarithm or a power: estimates over groups of four digits, copied in their
/// effect from its numeric.c (version 15), since a wrong estimate shows as a digit too many.
extension PGNumeric {
    /// Every such result has at least so many significant digits.
    private static let significantDigits = 16
    /// PostgreSQL's largest scale that such a result is shown with.
    static let largestShownScale = 1_000

    /// The scale of a result whose first digit stands at `10^weight`, from operands with these scales.
    static func resultScale(weight: Int, _ scales: Int...) -> Int {
        min(max(significantDigits - weight, scales.max() ?? 0, 0), largestShownScale)
    }

    /// The groups of four decimal digits, from the first that is not zero, at most so many, and the weight of the first.
    func leadingGroups(_ count: Int) -> (weight: Int, groups: [Int]) {
        guard let exponent = leadingExponent else { return (0, []) }
        let weight = exponent >= 0 ? exponent / 4 : -((-exponent + 3) / 4)
        // As an integer of so many groups, the rest cut off.
        let shift = weight * 4 + scale - (count - 1) * 4
        let magnitude = BigInt(coefficient.magnitude)
        var rest = shift >= 0 ? magnitude / Self.powerOfTen(shift) : magnitude * Self.powerOfTen(-shift)
        var groups: [Int] = []
        for _ in 0..<count {
            let (quotient, group) = rest.quotientAndRemainder(dividingBy: 10_000)
            groups.append(Int(group))
            rest = quotient
        }
        // PostgreSQL stores no zeros at the end.
        var ordered = Array(groups.reversed())
        while ordered.last == 0 { ordered.removeLast() }
        return (weight, ordered)
    }

    /// About where the first digit of the natural logarithm stands, for a positive number.
    var logarithmWeight: Int {
        let distance = self - PGNumeric(Int64(1))
        if distance.magnitude <= PGNumeric(coefficient: 1, scale: 1) {
            // ln(1 + x) is about x.
            let (weight, groups) = distance.leadingGroups(1)
            guard let first = groups.first else { return 0 }
            return weight * 4 + Int(log10(Double(first)))
        }
        let (weight, groups) = leadingGroups(2)
        guard var digits = groups.first else { return 0 }
        var exponent = weight * 4
        if groups.count > 1 {
            digits = digits * 10_000 + groups[1]
            exponent -= 4
        }
        let logarithm = log(Double(digits)) + Double(exponent) * 2.302585092994046
        return Int(log10(logarithm.magnitude))
    }

    /// About the decimal logarithm of the magnitude, for a number that is not zero.
    var approximateDecimalLogarithm: Double {
        let (weight, groups) = leadingGroups(4)
        var digits = 0.0
        for group in groups { digits = digits * 10_000 + Double(group) }
        return log10(digits) + Double((weight - max(groups.count - 1, 0)) * 4)
    }

    /// The nearest double.
    var double: Double { Double(text) ?? .nan }
}
