extension Timestamp: CustomStringConvertible {
    /// Reads an instant in RFC 3339: `2013-03-10T07:00:00.000001Z`, `2013-03-10T02:00:00-05:00`.
    ///
    /// Seconds and zone are required, the fraction has at most six digits. Years have four to six digits, with a minus
    /// before those below 0.
    ///
    /// - Throws: ``ValueParsingError`` for anything else: no zone, a seventh digit, 24:00, a leap second, 30 February.
    public init(_ text: String) throws(ValueParsingError) {
        var scanner = TextScanner(text, expected: "an instant as 2013-03-10T07:00:00Z")
        let date = try scanner.date()
        try scanner.require("T", "t", reason: "a T stands between date and time")
        let hour = try scanner.number(digits: 2...2, in: 0...23, called: "hour")
        try scanner.require(":", reason: "a colon stands between hour and minute")
        let minute = try scanner.number(digits: 2...2, in: 0...59, called: "minute")
        try scanner.require(":", reason: "a colon and the seconds follow the minute")
        let second = try scanner.number(digits: 2...2, in: 0...59, called: "second")
        let fraction = try Self.fraction(&scanner)
        let offset = try Self.offset(&scanner)
        try scanner.requireEnd()

        let seconds = hour * 3_600 + minute * 60 + second - offset
        let wide = (Int128(date.daysSinceEpoch) * 86_400 + Int128(seconds)) * 1_000_000 + Int128(fraction)
        guard let instant = Int64(exactly: wide) else {
            throw scanner.error("the instant lies outside the years -290308 to 294247", at: 0)
        }
        self.init(microseconds: instant)
    }

    /// The instant in RFC 3339 and UTC, with six digits of fraction where it has one; ``init(_:)`` reads it back.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(27)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds the instant to a text in UTF-8, as ``description`` has it.
    ///
    /// - Parameter shortening: Whether a fraction of whole milliseconds has three digits, as protobuf's JSON writes it.
    package func write(to text: inout [UInt8], shortening: Bool = false) {
        let day = microseconds.flooredQuotient(86_400_000_000)
        // The product may lie below 64 bits; the difference does not.
        let time = Int(microseconds &- day &* 86_400_000_000)
        let (second, fraction) = time.quotientAndRemainder(dividingBy: 1_000_000)
        CalendarDate(daysSinceEpoch: Int32(day)).write(to: &text)
        text.append(UInt8(ascii: "T"))
        text.append(second / 3_600, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(second / 60 % 60, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(second % 60, width: 2)
        if fraction != 0 {
            text.append(UInt8(ascii: "."))
            if shortening, fraction % 1_000 == 0 {
                text.append(fraction / 1_000, width: 3)
            } else {
                text.append(fraction, width: 6)
            }
        }
        text.append(UInt8(ascii: "Z"))
    }

    /// The fraction in microseconds, 0 where there is none.
    private static func fraction(_ scanner: inout TextScanner) throws(ValueParsingError) -> Int {
        guard scanner.take(".") else { return 0 }
        let start = scanner.offset
        let digits = scanner.digits()
        guard (1...6).contains(digits.count) else {
            throw scanner.error("the fraction of a second has 1 to 6 digits: time is kept in microseconds", at: start)
        }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return (digits.count..<6).reduce(value) { scaled, _ in scaled * 10 }
    }

    /// The zone's offset in seconds east of UTC.
    private static func offset(_ scanner: inout TextScanner) throws(ValueParsingError) -> Int {
        if scanner.take("Z", "z") { return 0 }
        let isEast = scanner.take("+")
        guard isEast || scanner.take("-") else {
            throw scanner.error("a zone is required: write Z for UTC, or an offset as -05:00")
        }
        let hours = try scanner.number(digits: 2...2, in: 0...23, called: "offset's hour")
        try scanner.require(":", reason: "a colon stands between the offset's hour and minute")
        let minutes = try scanner.number(digits: 2...2, in: 0...59, called: "offset's minute")
        let seconds = hours * 3_600 + minutes * 60
        return isEast ? seconds : -seconds
    }
}

extension Int64 {
    /// The quotient rounded down, also for negative numbers; `divisor` must be positive.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
