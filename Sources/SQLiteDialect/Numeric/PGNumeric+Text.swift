internal import BigInt
internal import SQLite

extension PGNumeric {
    /// Reads what ``text`` writes: a sign, digits, perhaps a point and digits; nil for anything else.
    init?(canonical bytes: UnsafeBufferPointer<UInt8>) {
        var small: UInt64 = 0
        var scale = 0
        var digits = 0
        var isNegative = false
        var sawPoint = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: ".") where !sawPoint: sawPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if digits <= 18 { small = small * 10 + UInt64(byte - UInt8(ascii: "0")) }
                if sawPoint { scale += 1 }
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        if digits <= 18 {
            self.init(coefficient: isNegative ? -BigInt(small) : BigInt(small), scale: scale)
        } else {
            let text = String(decoding: bytes.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
            guard let coefficient = BigInt(text, radix: 10) else { return nil }
            self.init(coefficient: coefficient, scale: scale)
        }
    }

    /// Reads what PostgreSQL reads as a finite numeric: blanks around, a sign, a point, an exponent.
    init(literal text: String) throws(FunctionFailure) {
        let invalid = FunctionFailure("invalid input syntax for type numeric: \"\(text)\"")
        var rest = text.utf8[...]
        rest = PGText.trimmingSpace(rest)
        let trimmed = String(decoding: rest, as: UTF8.self).lowercased()
        if ["nan", "infinity", "+infinity", "-infinity", "inf", "+inf", "-inf"].contains(trimmed) {
            throw .notKept("numeric \(trimmed)")
        }
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { throw invalid }
        var exponent = 0
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            let digits = String(decoding: rest.dropFirst(), as: UTF8.self)
            guard let parsed = Int(digits) else { throw invalid }
            guard abs(parsed) < 100_000 else { throw FunctionFailure("value overflows numeric format") }
            exponent = parsed
            rest = rest.suffix(0)
        }
        guard rest.isEmpty,
            let digits = BigInt(String(decoding: Array(whole) + Array(fraction), as: UTF8.self), radix: 10)
        else { throw invalid }
        let scale = fraction.count - exponent
        let signed = isNegative ? -digits : digits
        self.init(
            coefficient: scale >= 0 ? signed : signed * PGNumeric.powerOfTen(-scale), scale: max(scale, 0))
    }

    /// The digits as PostgreSQL writes them: all of the scale, no exponent, no negative zero.
    var text: String {
        guard scale > 0 else { return String(coefficient) }
        let digits = Array(String(coefficient.magnitude).utf8)
        let padded = Array(repeating: UInt8(ascii: "0"), count: max(0, scale + 1 - digits.count)) + digits
        let split = padded.count - scale
        let sign = coefficient < 0 ? "-" : ""
        return sign + String(decoding: padded[..<split], as: UTF8.self) + "."
            + String(decoding: padded[split...], as: UTF8.self)
    }
}
