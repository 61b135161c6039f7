import FeatureStore

/// Decimals as plain digits: `-12.50`, never an exponent.
enum DecimalText {
    /// The digits with a point; `scale` of them behind it where given, which must not lose any that is not zero.
    static func text(_ value: ExactDecimal, scale: Int? = nil) -> String {
        var digits = String(value.coefficient.magnitude)
        var behind = value.scale
        if let scale {
            while behind < scale {
                digits.append("0")
                behind += 1
            }
            while behind > scale, digits.last == "0" {
                digits.removeLast()
                behind -= 1
            }
            if digits.isEmpty { digits = "0" }
        }
        if digits.count <= behind { digits = String(repeating: "0", count: behind - digits.count + 1) + digits }
        let sign = value.coefficient < 0 ? "-" : ""
        guard behind > 0 else { return sign + digits }
        return "\(sign)\(digits.dropLast(behind)).\(digits.suffix(behind))"
    }

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
