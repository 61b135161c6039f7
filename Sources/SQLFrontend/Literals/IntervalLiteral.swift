import Foundation

/// Which fields an interval keeps: `INTERVAL '7' DAY`, `INTERVAL '1:30' MINUTE TO SECOND`.
struct IntervalFields: Hashable {
    /// PostgreSQL's mask: one bit for each field.
    let mask: Int

    /// The smallest field, which a number without a unit counts.
    var smallestUnit: String {
        switch mask {
        case _ where mask & 1 << 12 != 0: "second"
        case _ where mask & 1 << 11 != 0: "minute"
        case _ where mask & 1 << 10 != 0: "hour"
        case _ where mask & 1 << 3 != 0: "day"
        case _ where mask & 1 << 1 != 0: "month"
        default: "year"
        }
    }
}

/// Reads intervals in PostgreSQL's own spelling, `7 days`, `1 mon -2 days 03:04:05.5`, `2 hours ago`, and in that of ISO 8601
/// with designators, `P1Y2M3DT4H`.
enum IntervalLiteral {
    /// Reads a literal.
    static func read(_ text: String, fields: IntervalFields?) throws(LiteralReader.Refusal) -> BoundConstant {
        var reading = Sum()
        var words = text.lowercased()[...]
        if words.hasPrefix("p") {
            try reading.addDesignated(words.dropFirst(), in: text)
            return try reading.constant(negated: false, fields: fields, in: text)
        }
        if words.hasPrefix("@") { words.removeFirst() }
        var isAgo = false
        if words.hasSuffix("ago") {
            isAgo = true
            words.removeLast(3)
        }
        var parts = 0
        while true {
            words = words.drop(while: \.isWhitespace)
            if words.isEmpty { break }
            parts += 1
            if let clock = words.takeClock() {
                try reading.add(clock, in: text, isMinutesToSeconds: fields?.mask == 1 << 11 | 1 << 12)
            } else if let amount = words.takeAmount(), !amount.hasPrefix("-."), !amount.hasPrefix("+.") {
                let unit = words.takeUnit()
                try reading.add(
                    amount, unit: unit.isEmpty ? fields?.smallestUnit ?? "second" : String(unit), in: text)
            } else {
                throw invalid(text)
            }
        }
        guard parts > 0 else { throw invalid(text) }
        return try reading.constant(negated: isAgo, fields: fields, in: text)
    }

    static func invalid(_ text: String) -> LiteralReader.Refusal {
        LiteralReader.invalid(
            text, .interval, hint: "write amounts with units: INTERVAL '7 days', INTERVAL '90 minutes'")
    }
}

extension IntervalLiteral {
    /// An interval being read.
    struct Sum {
        var months: Int64 = 0
        var days: Int64 = 0
        var microseconds: Int64 = 0

        /// Adds `hours:minutes:seconds`.
        mutating func add(
            _ clock: Substring.Clock, in text: String, isMinutesToSeconds: Bool
        ) throws(LiteralReader.Refusal) {
            guard let first = Int64(clock.hours), let second = Int64(clock.minutes), first < 1 << 31, second < 60 else {
                throw IntervalLiteral.invalid(text)
            }
            let sign: Int64 = clock.isNegative ? -1 : 1
            let third = clock.seconds.flatMap { Double($0) } ?? 0
            guard third < 60 else { throw IntervalLiteral.invalid(text) }
            if isMinutesToSeconds, clock.seconds == nil {
                microseconds += sign * (first * 60 + second) * 1_000_000
            } else {
                microseconds += sign * ((first * 60 + second) * 60_000_000)
                microseconds += sign * Int64((third * 1_000_000).rounded(.toNearestOrEven))
            }
        }

        /// Adds an amount of a unit; a fraction spills into smaller units as PostgreSQL spills it.
        mutating func add(_ amount: Substring, unit: String, in text: String) throws(LiteralReader.Refusal) {
            let isNegative = amount.hasPrefix("-")
            let magnitude = amount.drop { $0 == "-" || $0 == "+" }
            let pieces = magnitude.split(separator: ".", omittingEmptySubsequences: false)
            let wholeText = pieces.first ?? ""
            guard let whole = wholeText.isEmpty ? 0 : Int64(wholeText), whole < 1 << 40 else {
                throw IntervalLiteral.invalid(text)
            }
            let fraction = pieces.count == 2 ? Double("0.\(pieces[1])0") ?? 0 : 0
            let sign: Int64 = isNegative ? -1 : 1
            func spillSeconds(_ scale: Double) {
                microseconds += sign * Int64((fraction * scale * 1_000_000).rounded(.toNearestOrEven))
            }
            func spillDays(_ scale: Double) {
                let total = fraction * scale
                days += sign * Int64(total)
                microseconds += sign * Int64(((total - total.rounded(.towardZero)) * 86_400_000_000).rounded())
            }
            let (part, overflow) =
                switch unit {
                case "us", "usec", "usecs", "microsecond", "microseconds", "microsecon": (whole, false)
                case "ms", "msec", "msecs", "millisecond", "milliseconds", "msecond", "mseconds":
                    whole.multipliedReportingOverflow(by: 1000)
                case "s", "sec", "secs", "second", "seconds": whole.multipliedReportingOverflow(by: 1_000_000)
                case "m", "min", "mins", "minute", "minutes": whole.multipliedReportingOverflow(by: 60_000_000)
                case "h", "hr", "hrs", "hour", "hours": whole.multipliedReportingOverflow(by: 3_600_000_000)
                default: (0, false)
                }
            guard !overflow else {
                throw LiteralReader.Refusal(message: "'\(text)' is out of range for type interval", hint: nil)
            }
            microseconds += sign * part
            switch unit {
            case "us", "usec", "usecs", "microsecond", "microseconds", "microsecon": spillSeconds(0.000_001)
            case "ms", "msec", "msecs", "millisecond", "milliseconds", "msecond", "mseconds": spillSeconds(0.001)
            case "s", "sec", "secs", "second", "seconds": spillSeconds(1)
            case "m", "min", "mins", "minute", "minutes": spillSeconds(60)
            case "h", "hr", "hrs", "hour", "hours": spillSeconds(3600)
            case "d", "day", "days":
                days += sign * whole
                spillSeconds(86_400)
            case "w", "week", "weeks":
                days += sign * whole * 7
                spillDays(7)
            case "mon", "mons", "month", "months":
                months += sign * whole
                spillDays(30)
            case "y", "yr", "yrs", "year", "years":
                months += sign * (whole * 12 + Int64((fraction * 12).rounded(.toNearestOrEven)))
            case "decade", "decades", "dec", "decs":
                months += sign * (whole * 120 + Int64((fraction * 120).rounded(.toNearestOrEven)))
            case "c", "cent", "century", "centuries":
                months += sign * (whole * 1200 + Int64((fraction * 1200).rounded(.toNearestOrEven)))
            default:
                throw LiteralReader.Refusal(
                    message: "'\(text)' has a unit that is none: \(unit)",
                    hint: "units are microseconds, milliseconds, seconds, minutes, hours, days, weeks, months, years")
            }
        }

        /// The interval, cut to the fields that are kept.
        func constant(
            negated: Bool, fields: IntervalFields?, in text: String
        ) throws(LiteralReader.Refusal) -> BoundConstant {
            var result = self
            switch fields?.smallestUnit {
            case "year": result = Sum(months: months / 12 * 12)
            case "month": result = Sum(months: months)
            case "day": result.microseconds = 0
            case "hour": result.microseconds = microseconds / 3_600_000_000 * 3_600_000_000
            case "minute": result.microseconds = microseconds / 60_000_000 * 60_000_000
            default: break
            }
            let sign: Int64 = negated ? -1 : 1
            guard let wholeMonths = Int32(exactly: result.months * sign),
                let wholeDays = Int32(exactly: result.days * sign)
            else { throw LiteralReader.Refusal(message: "'\(text)' is out of range for type interval", hint: nil) }
            return .interval(months: wholeMonths, days: wholeDays, microseconds: result.microseconds * sign)
        }
    }
}
