/// A numeric of at most 18 digits, for comparisons and means, which are asked by the million.
///
/// Gives what ``PGNumeric`` gives, without numbers of any length; where it might not fit there is none.
struct SmallNumeric {
    private let coefficient: Int64
    private let scale: Int

    /// Reads the text of a numeric, or nil when it has more than 18 digits.
    init?(canonical bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 18 else { return nil }
        var value: Int64 = 0
        var scale = 0
        var isNegative = false
        var sawPoint = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): sawPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
                if sawPoint { scale += 1 }
            default: return nil
            }
        }
        coefficient = isNegative ? -value : value
        self.scale = scale
    }

    /// Negative, zero or positive, as this is below, equal to or above the other.
    func compare(to other: SmallNumeric) -> Int32 {
        let common = max(scale, other.scale)
        let mine = Int128(coefficient) * Self.powers[common - scale]
        let theirs = Int128(other.coefficient) * Self.powers[common - other.scale]
        return mine < theirs ? -1 : mine == theirs ? 0 : 1
    }

    /// 10^0 to 10^38, all that 128 bits hold.
    private static let powers: [Int128] = {
        var powers: [Int128] = [1]
        while powers.count <= 38 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// The text of an integer sum divided by a count, as PostgreSQL's `avg` of integers gives it; nil when 128 bits do not
    /// hold it.
    static func mean(sum: Int128, count: Int64) -> String? {
        let magnitude = sum < 0 ? -sum : sum
        let (weight, group) = leadingGroup(magnitude)
        let (countWeight, countGroup) = leadingGroup(Int128(count))
        let scale = max(16 - (weight - countWeight - (group <= countGroup ? 1 : 0)) * 4, 0)
        guard digitCount(magnitude) + scale <= 38 else { return nil }
        var (quotient, rest) = (magnitude * powers[scale]).quotientAndRemainder(dividingBy: Int128(count))
        if rest * 2 >= Int128(count) { quotient += 1 }
        let digits = String(quotient)
        let sign = sum < 0 && quotient != 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }

    /// The first group of four digits, and how many groups follow it; see ``PGNumeric``.
    private static func leadingGroup(_ magnitude: Int128) -> (weight: Int, group: Int128) {
        guard magnitude > 0 else { return (0, 0) }
        let weight = (digitCount(magnitude) - 1) / 4
        return (weight, magnitude / powers[weight * 4])
    }

    private static func digitCount(_ magnitude: Int128) -> Int {
        (powers.firstIndex { magnitude < $0 } ?? 39).advanced(by: magnitude == 0 ? 1 : 0)
    }
}
