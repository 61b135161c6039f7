/// A number of any size that is not negative: digits of 32 bits, the least first, times a power of two.
struct Magnitude: Sendable {
    private(set) var digits: [UInt32]
    private(set) var exponent: Int

    init(digits: [UInt32], exponent: Int) {
        self.digits = digits
        self.exponent = exponent
        while self.digits.last == 0 { self.digits.removeLast() }
    }

    /// The same number with an exponent that is not larger.
    private func lowered(to lower: Int) -> [UInt32] {
        let distance = exponent - lower
        var shifted = [UInt32](repeating: 0, count: distance / 32)
        var carried: UInt64 = 0
        for digit in digits {
            let wide = UInt64(digit) << UInt64(distance % 32) | carried
            shifted.append(UInt32(truncatingIfNeeded: wide))
            carried = wide >> 32
        }
        shifted.append(UInt32(truncatingIfNeeded: carried))
        return shifted
    }

    /// This number less another that is not larger.
    func subtracting(_ other: Magnitude) -> Magnitude {
        let lower = min(exponent, other.exponent)
        var difference = lowered(to: lower)
        let subtracted = other.lowered(to: lower)
        var borrow: Int64 = 0
        for position in difference.indices {
            let theirs = position < subtracted.count ? Int64(subtracted[position]) : 0
            let value = Int64(difference[position]) - theirs + borrow
            difference[position] = UInt32(truncatingIfNeeded: value)
            borrow = value >> 32
        }
        precondition(borrow == 0, "a larger number was subtracted")
        return Magnitude(digits: difference, exponent: lower)
    }

    func multiplied(by other: Magnitude) -> Magnitude {
        var product = [UInt32](repeating: 0, count: digits.count + other.digits.count + 1)
        for (start, digit) in digits.enumerated() {
            var carried: UInt64 = 0
            var position = start
            for theirs in other.digits {
                let wide = UInt64(digit) * UInt64(theirs) + UInt64(product[position]) + carried
                product[position] = UInt32(truncatingIfNeeded: wide)
                carried = wide >> 32
                position += 1
            }
            product[position] = UInt32(truncatingIfNeeded: carried)
        }
        return Magnitude(digits: product, exponent: exponent + other.exponent)
    }

    /// A whole number that is not negative.
    init(_ count: Int) {
        let wide = UInt64(count)
        self.init(digits: [UInt32(truncatingIfNeeded: wide), UInt32(truncatingIfNeeded: wide >> 32)], exponent: 0)
    }

    /// A whole number that is not negative, and so many times 2^128 besides.
    init(_ number: UInt128, carries: Int = 0) {
        var digits = (0..<4).map { UInt32(truncatingIfNeeded: number >> UInt128(32 * $0)) }
        let carries = UInt64(carries)
        digits += [UInt32(truncatingIfNeeded: carries), UInt32(truncatingIfNeeded: carries >> 32)]
        self.init(digits: digits, exponent: 0)
    }

    /// The nearest double, ties to even; infinity where it is too large.
    var rounded: Double {
        guard let last = digits.last else { return 0 }
        let length = 32 * digits.count - last.leadingZeroBitCount
        // A double has 53 bits, fewer where its last bit would stand for less than 2^-1074.
        let dropped = max(length - 53, -1074 - exponent)
        guard dropped > 0 else {
            return Double(sign: .plus, exponent: exponent, significand: Double(bits(from: 0, count: max(length, 0))))
        }
        var kept = bits(from: dropped, count: max(0, length - dropped))
        if isSet(dropped - 1), kept & 1 == 1 || hasBits(below: dropped - 1) { kept += 1 }
        return Double(sign: .plus, exponent: exponent + dropped, significand: Double(kept))
    }

    private func isSet(_ bit: Int) -> Bool {
        bit / 32 < digits.count && digits[bit / 32] >> UInt32(bit % 32) & 1 == 1
    }

    private func hasBits(below bit: Int) -> Bool {
        let whole = min(bit / 32, digits.count)
        if digits[..<whole].contains(where: { $0 != 0 }) { return true }
        return whole < digits.count && bit % 32 > 0 && digits[whole] & (1 << UInt32(bit % 32) - 1) != 0
    }

    /// At most 53 bits from a position on, as a number.
    private func bits(from start: Int, count: Int) -> UInt64 {
        var value: UInt64 = 0
        for bit in stride(from: start + count - 1, through: start, by: -1) {
            value = value << 1 | (isSet(bit) ? 1 : 0)
        }
        return value
    }
}
