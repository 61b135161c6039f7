import FeatureStore

/// Decimals as plain digits: `-12.50`, never an exponent.
enum DecimalText {
    /// The digits with a point; `scale` of them behind it where given, which must not lose any that is not zero.
    static func text(_ value: ExactDecimal, scale: Int? = nil) -> String {
        let magnitude = value.coefficient.magnitude
        // 128 bits are divided much slower than 64.
        var digits = Array((UInt64(exactly: magnitude).map { String($0) } ?? String(magnitude)).utf8)
        var behind = value.scale
        if let scale {
            while behind < scale {
                digits.append(Self.zero)
                behind += 1
            }
            while behind > scale, digits.last == Self.zero {
                digits.removeLast()
                behind -= 1
            }
        }
        if digits.count <= behind {
            digits.insert(contentsOf: repeatElement(Self.zero, count: behind - digits.count + 1), at: 0)
        }
        if behind > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - behind) }
        if value.coefficient < 0 { digits.insert(UInt8(ascii: "-"), at: 0) }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let zero = UInt8(ascii: "0")

    /// Reads what ``text(_:scale:)`` writes; nil for anything else and for more than 38 digits.
    static func value(_ bytes: some Collection<UInt8>) -> ExactDecimal? {
        var rest = bytes[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        var magnitude: Int128 = 0
        var scale = -1
        var digitCount = 0
        for byte in rest {
            if byte == UInt8(ascii: "."), scale < 0, digitCount > 0 {
                scale = 0
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int128(byte - 0x30))
            guard !overflow, !carry else { return nil }
            magnitude = sum
            digitCount += 1
            if scale >= 0 { scale += 1 }
        }
        guard digitCount > 0, scale != 0 else { return nil }
        return ExactDecimal(coefficient: isNegative ? -magnitude : magnitude, scale: max(0, scale))
    }
}
