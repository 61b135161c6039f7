package import FeatureStore

/// PostgreSQL's binary form of `numeric`: groups of four decimal digits, highest first, and where the point stands.
///
/// Four 16-bit numbers (how many groups, the weight of the first as a power of 10,000, the sign, how many digits to show
/// behind the point), then the groups.
package enum NumericWire {
    /// Adds the number, without its length.
    package static func append(_ value: ExactDecimal, to buffer: inout WireBuffer) {
        // Groups are aligned to the point, so the digits behind it are filled up to whole groups.
        let groupsBehind = (value.scale + 3) / 4
        var groups: [Int16] = []
        var rest = value.coefficient.magnitude
        if groupsBehind > 0 {
            // The lowest group takes what is left over from whole groups, shifted up to four digits.
            let digits = value.scale - (groupsBehind - 1) * 4
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: powers[digits])
            groups.append(Int16(remainder * powers[4 - digits]))
            rest = quotient
        }
        while rest > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10_000)
            groups.append(Int16(remainder))
            rest = quotient
        }
        let weight = groups.count - groupsBehind - 1
        buffer.append(Int16(groups.count))
        buffer.append(Int16(weight))
        buffer.append(value.coefficient < 0 ? UInt16(0x4000) : 0)
        buffer.append(UInt16(value.scale))
        for group in groups.reversed() { buffer.append(group) }
    }

    /// Reads a number, or says what was found that is none of at most 38 digits.
    package static func read(_ bytes: UnsafeRawBufferPointer) throws(CellProblem) -> ExactDecimal {
        guard let count = bytes.wireNumber(at: 0, as: Int16.self), let weight = bytes.wireNumber(at: 2, as: Int16.self),
            let sign = bytes.wireNumber(at: 4, as: UInt16.self), let shown = bytes.wireNumber(at: 6, as: UInt16.self),
            bytes.count == 8 + 2 * Int(count)
        else { throw .malformed }
        switch sign {
        case 0x0000, 0x4000: break
        case 0xC000: throw .unrepresentable("the numeric NaN")
        case 0xD000: throw .unrepresentable("the numeric Infinity")
        case 0xF000: throw .unrepresentable("the numeric -Infinity")
        default: throw .malformed
        }
        guard count > 0 else {
            guard let zero = ExactDecimal(coefficient: 0, scale: min(38, Int(shown))) else { throw .malformed }
            return zero
        }
        guard
            let value = value(bytes, groups: Int(count), weight: Int(weight), shown: Int(shown), isNegative: sign != 0)
        else { throw .unrepresentable("a numeric of more than 38 digits") }
        return value
    }

    /// The number, or nil when its digits, without trailing zeros, are more than 38.
    private static func value(
        _ bytes: UnsafeRawBufferPointer, groups: Int, weight: Int, shown: Int, isNegative: Bool
    ) -> ExactDecimal? {
        // The value is `magnitude` times ten to the power of `-scale`.
        var scale = 4 * (groups - 1 - weight)
        var magnitude: UInt128 = 0
        for group in 0..<groups {
            guard var digits = bytes.wireNumber(at: 8 + 2 * group, as: Int16.self).map({ UInt128($0) }) else {
                return nil
            }
            var factor = 4
            if group == groups - 1 {
                // Zeros at the end only fill up the last group.
                while factor > 0, digits % 10 == 0 {
                    digits /= 10
                    factor -= 1
                }
                scale -= 4 - factor
            }
            guard let next = appending(digits, to: magnitude, shifting: factor) else { return nil }
            magnitude = next
        }
        // Give back the zeros that the producer shows, as far as there is room: 1.10 stays 1.10.
        let target = max(scale, min(shown, 38))
        while scale < target {
            guard let wider = appending(0, to: magnitude, shifting: 1), wider <= largest else {
                if scale < 0 { return nil }
                break
            }
            magnitude = wider
            scale += 1
        }
        guard magnitude <= largest else { return nil }
        let coefficient = Int128(magnitude)
        return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }

    private static func appending(_ digits: UInt128, to magnitude: UInt128, shifting places: Int) -> UInt128? {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: powers[places])
        guard !overflow else { return nil }
        let (sum, carry) = product.addingReportingOverflow(digits)
        return carry ? nil : sum
    }

    private static let powers: [UInt128] = [1, 10, 100, 1_000, 10_000]
    private static let largest: UInt128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
}
