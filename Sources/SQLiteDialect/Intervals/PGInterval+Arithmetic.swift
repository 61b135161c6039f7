internal import SQLite

/// Sums, multiples and quotients, each in the order of PostgreSQL 15's operations (`timestamp.c`), roundings included.
extension PGInterval {
    func adding(_ other: PGInterval) throws(FunctionFailure) -> PGInterval {
        let months = self.months.addingReportingOverflow(other.months)
        let days = self.days.addingReportingOverflow(other.days)
        let time = microseconds.addingReportingOverflow(other.microseconds)
        guard !months.overflow, !days.overflow, !time.overflow else { throw .intervalOutOfRange }
        return PGInterval(months: months.partialValue, days: days.partialValue, microseconds: time.partialValue)
    }

    func subtracting(_ other: PGInterval) throws(FunctionFailure) -> PGInterval {
        let months = self.months.subtractingReportingOverflow(other.months)
        let days = self.days.subtractingReportingOverflow(other.days)
        let time = microseconds.subtractingReportingOverflow(other.microseconds)
        guard !months.overflow, !days.overflow, !time.overflow else { throw .intervalOutOfRange }
        return PGInterval(months: months.partialValue, days: days.partialValue, microseconds: time.partialValue)
    }

    /// `interval_mul`: fractions of months become days, fractions of days become microseconds.
    func multiplied(by factor: Double) throws(FunctionFailure) -> PGInterval {
        let (exactMonths, exactDays) = (Double(months) * factor, Double(days) * factor)
        return try Self.cascade(exactMonths, exactDays, time: Double(microseconds) * factor)
    }

    /// `interval_div`: as multiplication, but with divisions all the way.
    func divided(by divisor: Double) throws(FunctionFailure) -> PGInterval {
        guard divisor != 0 else { throw .divisionByZero }
        let (exactMonths, exactDays) = (Double(months) / divisor, Double(days) / divisor)
        do {
            return try Self.cascade(exactMonths, exactDays, time: Double(microseconds) / divisor)
        } catch {
            // PostgreSQL 15 does not look for overflow here and gives what the processor makes of it.
            throw .notKept("the quotient of an interval that is out of range")
        }
    }

    /// Brings exact months and days, and microseconds, to whole ones.
    private static func cascade(_ months: Double, _ days: Double, time: Double) throws(FunctionFailure) -> PGInterval {
        var result = PGInterval(months: try whole(months), days: try whole(days), microseconds: 0)
        let daysFromMonths = roundedToMicroseconds((months - Double(result.months)) * 30)
        let wholeDaysFromMonths = daysFromMonths.rounded(.towardZero)
        var seconds = roundedToMicroseconds(
            (days - Double(result.days) + daysFromMonths - wholeDaysFromMonths) * 86_400)
        if seconds.magnitude >= 86_400 {
            let carried = (seconds / 86_400).rounded(.towardZero)
            result.days = try sum(result.days, carried)
            seconds -= carried * 86_400
        }
        result.days = try sum(result.days, wholeDaysFromMonths)
        let microseconds = (time + seconds * 1_000_000).rounded(.toNearestOrEven)
        guard let exact = Int64(exactly: microseconds) else { throw .intervalOutOfRange }
        result.microseconds = exact
        return result
    }

    private static func whole(_ value: Double) throws(FunctionFailure) -> Int32 {
        guard value <= Double(Int32.max), value >= Double(Int32.min) else { throw .intervalOutOfRange }
        return Int32(value)
    }

    private static func sum(_ days: Int32, _ more: Double) throws(FunctionFailure) -> Int32 {
        guard let total = Int32(exactly: Double(days) + more) else { throw .intervalOutOfRange }
        return total
    }

    private static func roundedToMicroseconds(_ seconds: Double) -> Double {
        (seconds * 1_000_000).rounded(.toNearestOrEven) / 1_000_000
    }
}

/// `justify_hours`, `justify_days`, `justify_interval`.
extension PGInterval {
    /// 24 hours at a time become days.
    func hoursJustified() throws(FunctionFailure) -> PGInterval {
        var result = self
        try result.carryHours()
        result.giveTimeTheSignOfDays()
        return result
    }

    /// 30 days at a time become months.
    func daysJustified() throws(FunctionFailure) -> PGInterval {
        var result = self
        try result.carryDays()
        if result.months > 0, result.days < 0 {
            result.days += 30
            result.months -= 1
        } else if result.months < 0, result.days > 0 {
            result.days -= 30
            result.months += 1
        }
        return result
    }

    /// Both, with one sign for all.
    func justified() throws(FunctionFailure) -> PGInterval {
        var result = self
        // Days first where the carried hours might overflow them.
        if (days > 0 && microseconds > 0) || (days < 0 && microseconds < 0) { try result.carryDays() }
        try result.carryHours()
        try result.carryDays()
        if result.months > 0, result.days < 0 || (result.days == 0 && result.microseconds < 0) {
            result.days += 30
            result.months -= 1
        } else if result.months < 0, result.days > 0 || (result.days == 0 && result.microseconds > 0) {
            result.days -= 30
            result.months += 1
        }
        result.giveTimeTheSignOfDays()
        return result
    }

    private mutating func carryHours() throws(FunctionFailure) {
        let day = CivilCalendar.microsecondsPerDay
        let (sum, overflow) = days.addingReportingOverflow(Int32(microseconds / day))
        guard !overflow else { throw .intervalOutOfRange }
        days = sum
        microseconds %= day
    }

    private mutating func carryDays() throws(FunctionFailure) {
        let (sum, overflow) = months.addingReportingOverflow(days / 30)
        guard !overflow else { throw .intervalOutOfRange }
        months = sum
        days %= 30
    }

    private mutating func giveTimeTheSignOfDays() {
        if days > 0, microseconds < 0 {
            microseconds += CivilCalendar.microsecondsPerDay
            days -= 1
        } else if days < 0, microseconds > 0 {
            microseconds -= CivilCalendar.microsecondsPerDay
            days += 1
        }
    }
}
