internal import SQLite

/// A value of PostgreSQL's type `interval`: months, days and microseconds, each with a sign of its own.
///
/// In SQLite it is a text such as `1 -2 3000000`. PostgreSQL compares intervals as if a month had 30 days and a day 24
/// hours, so that `1 mon` and `30 days` are equal without being the same.
struct PGInterval: Hashable, Sendable {
    var months: Int32
    var days: Int32
    var microseconds: Int64

    static let zero = PGInterval(months: 0, days: 0, microseconds: 0)
    private static let daysPerMonth: Int64 = 30

    /// What PostgreSQL makes of a difference of instants: whole 24 hours are days, the rest has the same sign.
    init(difference: Int64) {
        // 64 bits of microseconds are fewer than 2^31 days.
        self.init(
            months: 0, days: Int32(difference / CivilCalendar.microsecondsPerDay),
            microseconds: difference % CivilCalendar.microsecondsPerDay)
    }

    init(months: Int32, days: Int32, microseconds: Int64) {
        self.months = months
        self.days = days
        self.microseconds = microseconds
    }

    /// The microseconds that comparisons see.
    var span: Int128 {
        let days = Int128(months) * Int128(Self.daysPerMonth) + Int128(days)
        return days * Int128(CivilCalendar.microsecondsPerDay) + Int128(microseconds)
    }
}

extension PGInterval {
    /// Reads what ``stored`` writes; nil for anything else.
    init?(stored bytes: UnsafeBufferPointer<UInt8>) {
        var parts: (Int64, Int64, Int64) = (0, 0, 0)
        var (number, value, isNegative, digits) = (0, Int64(0), false, 0)
        func finished() -> Bool {
            guard digits > 0, number < 3 else { return false }
            switch number {
            case 0: parts.0 = value
            case 1: parts.1 = value
            default: parts.2 = value
            }
            return true
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: " "):
                guard finished() else { return nil }
                (number, value, isNegative, digits) = (number + 1, 0, false, 0)
            case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int64(byte - UInt8(ascii: "0"))
                let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
                // Towards its sign, since the least integer has no positive twin.
                let (sum, overflow) =
                    isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
                guard !isTooLarge, !overflow else { return nil }
                value = sum
                digits += 1
            default: return nil
            }
        }
        guard number == 2, finished(), let months = Int32(exactly: parts.0), let days = Int32(exactly: parts.1) else {
            return nil
        }
        self.init(months: months, days: days, microseconds: parts.2)
    }

    /// The text that SQLite holds.
    var stored: String { "\(months) \(days) \(microseconds)" }
}

extension SQLiteArguments {
    /// An argument that is an interval.
    func interval(_ index: Int) throws(FunctionFailure) -> PGInterval {
        guard storageClass(index) == .text, let value = withUTF8(index, { PGInterval(stored: $0) }) else {
            throw .wrongClass("interval")
        }
        return value
    }
}

extension FunctionRegistry {
    /// A function that gives an interval.
    func interval(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> PGInterval
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .text(try body(values).stored) }
    }
}
