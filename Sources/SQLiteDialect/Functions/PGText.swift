#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reading and writing values as PostgreSQL's input and output functions do.
enum PGText {
    /// The bytes without the white space around them, as C's `isspace` has it.
    static func trimmingSpace(_ bytes: Substring.UTF8View.SubSequence) -> Substring.UTF8View.SubSequence {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0d).contains(byte) }
        var rest = bytes.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
        return rest
    }

    /// A finite double with so many significant digits, as C's `%.15g`.
    static func significant(_ value: Double, digits: Int32) -> String {
        printed(value, digits: digits, format: "%.*g", capacity: 64)
    }

    /// A finite double with so many digits behind the point, at most 15, as C's `%.15f`.
    static func fixed(_ value: Double, digits: Int32) -> String {
        // The largest double has 309 digits before the point.
        printed(value, digits: digits, format: "%.*f", capacity: 352)
    }

    private static func printed(_ value: Double, digits: Int32, format: String, capacity: Int) -> String {
        withVaList([digits, value]) { arguments in
            String(unsafeUninitializedCapacity: capacity) { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    Int(vsnprintf(characters.baseAddress, capacity, format, arguments))
                }
            }
        }
    }

    /// A double in the fewest digits that read back as it, in PostgreSQL's layout: `0.1`, `1e+15`, `1e-05`, `Infinity`.
    static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else { return sign + "0" }
        let (digits, exponent) = shortestDigits(value.magnitude)
        if exponent < -4 || exponent >= 15 {
            let rest = digits.dropFirst()
            let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
            return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(exponent < 0 ? "-" : "+")\(power)"
        }
        if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
        if digits.count <= exponent + 1 {
            return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
    }

    /// The shortest digits of a positive finite double, without zeros at either end, and the power of ten of the first.
    private static func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
        let parts = value.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = whole + fraction
        let leadingZeros = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leadingZeros))
        while digits.last == "0" { digits.removeLast() }
        return (digits, whole.count - 1 - leadingZeros + power)
    }
}
