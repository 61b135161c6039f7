extension ExactDecimal: CustomStringConvertible {
    /// Reads a number as `-12.50`: an optional sign, digits, optionally a point and more digits.
    ///
    /// The scale is the number
    /// of digits behind the point.
    ///
    /// - Throws: ``ValueParsingError`` for anything else (no exponents, no NaN) and for more than 38 digits.
    public init(_ text: String) throws(ValueParsingError) {
        var scanner = TextScanner(text, expected: "a decimal as -12.50")
        let isNegative = scanner.take("-")
        if !isNegative { _ = scanner.take("+") }
        let whole = scanner.digits()
        guard !whole.isEmpty else { throw scanner.error("a digit stands before the point") }
        var behind: ArraySlice<UInt8> = []
        if scanner.take(".") {
            behind = scanner.digits()
            guard !behind.isEmpty else { throw scanner.error("a digit stands behind the point") }
        }
        try scanner.requireEnd()
        let digits = (whole + behind).drop { $0 == 48 }
        guard digits.count <= 38, behind.count <= 38 else { throw scanner.error("at most 38 digits", at: 0) }
        let magnitude = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - 48) }
        guard let value = ExactDecimal(coefficient: isNegative ? -magnitude : magnitude, scale: behind.count) else {
            throw scanner.error("at most 38 digits", at: 0)
        }
        self = value
    }

    /// The digits, with as many behind the point as the scale says; ``init(_:)`` reads them back.
    public var description: String {
        let digits = String(coefficient.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        let sign = coefficient < 0 ? "-" : ""
        guard scale > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}
