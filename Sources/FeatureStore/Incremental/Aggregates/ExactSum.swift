/// A sum of doubles that is exact until it is rounded once: it depends on no order, and subtracting undoes adding.
///
/// A number with a sign in digits of 32 bits, each in a word of 64, so that carries wait; only the digits that values
/// touched are kept. Squares of doubles fit too.
struct ExactSum: Sendable {
    /// Digit `i` counts `2^(32 * (first + i) + ExactSum.unit)`.
    private var first = 0
    private var digits: [Int64] = []
    /// How many additions the digits have seen since carries were moved; each adds less than 2^32 to a digit.
    private var additions = 0
    private var nans = 0
    private var infinities = 0
    private var negativeInfinities = 0

    /// The exponent of the smallest square.
    static let unit = -2148
    private static let additionsBeforeCarrying = 1 << 29

    /// Adds a number, or its square, or takes it out.
    mutating func add(_ value: Double, squared: Bool = false, removing: Bool = false) {
        guard value.isFinite else {
            let step = removing ? -1 : 1
            if value.isNaN {
                nans += step
            } else if value > 0 || squared {
                infinities += step
            } else {
                negativeInfinities += step
            }
            return
        }
        guard value != 0 else { return }
        let isSubnormal = value.exponentBitPattern == 0
        let mantissa = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        let exponent = Int(isSubnormal ? 1 : value.exponentBitPattern) - 1075
        guard squared else {
            return add(mantissa, at: exponent - Self.unit, negative: (value < 0) != removing)
        }
        let square = mantissa.multipliedFullWidth(by: mantissa)
        add(square.low, at: 2 * exponent - Self.unit, negative: removing)
        add(square.high, at: 2 * exponent - Self.unit + 64, negative: removing)
    }

    private mutating func add(_ magnitude: UInt64, at bit: Int, negative: Bool) {
        guard magnitude != 0 else { return }
        if additions >= Self.additionsBeforeCarrying { carry() }
        additions += 1
        let start = bit >> 5
        reach(start..<start + 3)
        var rest = UInt128(magnitude) << UInt128(bit & 31)
        var position = start - first
        while rest != 0 {
            let digit = Int64(truncatingIfNeeded: rest & 0xffff_ffff)
            digits[position] += negative ? -digit : digit
            rest >>= 32
            position += 1
        }
    }

    /// Adds another sum.
    mutating func add(_ other: ExactSum) {
        nans += other.nans
        infinities += other.infinities
        negativeInfinities += other.negativeInfinities
        guard !other.digits.isEmpty else { return }
        if additions + other.additions >= Self.additionsBeforeCarrying * 2 { carry() }
        additions += other.additions + 1
        reach(other.first..<other.first + other.digits.count)
        let offset = other.first - first
        for position in other.digits.indices { digits[position + offset] += other.digits[position] }
    }

    private mutating func reach(_ range: Range<Int>) {
        if digits.isEmpty {
            first = range.lowerBound
            digits = Array(repeating: 0, count: range.count)
            return
        }
        if range.lowerBound < first {
            digits.insert(contentsOf: repeatElement(0, count: first - range.lowerBound), at: 0)
            first = range.lowerBound
        }
        let end = first + digits.count
        if range.upperBound > end { digits.append(contentsOf: repeatElement(0, count: range.upperBound - end)) }
    }

    /// Moves carries on, such that all digits but the last lie in 0 ..< 2^32; the last has the sign of the whole.
    private mutating func carry() {
        additions = 1
        guard let last = digits.indices.last else { return }
        var carried: Int64 = 0
        for position in 0..<last {
            let value = digits[position] + carried
            digits[position] = value & 0xffff_ffff
            carried = value >> 32
        }
        let value = digits[last] + carried
        digits[last] = value
        guard value.magnitude >> 32 != 0 else { return }
        digits[last] = value & 0xffff_ffff
        digits.append(value >> 32)
    }

    /// NaN or an infinity where the values hold one.
    var special: Double? {
        if nans != 0 || (infinities != 0 && negativeInfinities != 0) { return .nan }
        if infinities != 0 { return .infinity }
        return negativeInfinities != 0 ? -.infinity : nil
    }

    /// The finite part as sign and magnitude.
    var magnitude: (isNegative: Bool, magnitude: Magnitude) {
        var sum = self
        sum.carry()
        let isNegative = (sum.digits.last ?? 0) < 0
        if isNegative {
            for position in sum.digits.indices { sum.digits[position].negate() }
            sum.carry()
        }
        var words: [UInt32] = []
        words.reserveCapacity(sum.digits.count + 1)
        for digit in sum.digits { words.append(UInt32(truncatingIfNeeded: digit)) }
        return (isNegative, Magnitude(digits: words, exponent: 32 * sum.first + Self.unit))
    }

    /// The sum, rounded once to the nearest double, ties to even.
    var rounded: Double {
        if let special { return special }
        let (isNegative, magnitude) = self.magnitude
        return isNegative ? -magnitude.rounded : magnitude.rounded
    }
}
