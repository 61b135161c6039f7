extension CalendarDate {
    /// The year, month and day of the proleptic Gregorian calendar; the year before 1 is 0.
    public var civil: (year: Int, month: Int, day: Int) {
        // Howard Hinnant's civil_from_days: eras of 400 years, years from March, so that the leap day ends one.
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year; the year before 1 is 0.
    public var year: Int { civil.year }
    /// The month, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let sinceMonday = (Int(daysSinceEpoch) + 3) % 7
        return Weekday.allCases[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday]
    }

    /// Makes the day of a calendar date, or nil if there is no such day (30 February) or its year is beyond ±5.8 million.
    public init?(year: Int, month: Int, day: Int) {
        guard (-5_800_000...5_800_000).contains(year), (1...12).contains(month),
            (1...Self.lengthOfMonth(month, in: year)).contains(day)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(daysSinceEpoch: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// How many days a month has.
    static func lengthOfMonth(_ month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day so many days later (earlier, if negative); traps beyond 5.8 million years.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflows) = Int(daysSinceEpoch).addingReportingOverflow(days)
        guard !overflows, let day = Int32(exactly: sum) else {
            preconditionFailure("\(days) days from \(self) lie outside the calendar")
        }
        return CalendarDate(daysSinceEpoch: day)
    }

    /// The same day so many months later, or the last day of that month where it is shorter, as PostgreSQL has it:
    /// 31 January and a month is the last of February.
    ///
    /// Traps beyond 5.8 million years.
    public func adding(months: Int) -> CalendarDate {
        let (year, month, day) = civil
        let (count, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
        let newYear = count >= 0 ? count / 12 : (count - 11) / 12
        let newMonth = count - newYear * 12 + 1
        guard !overflows,
            let date = CalendarDate(
                year: newYear, month: newMonth, day: min(day, Self.lengthOfMonth(newMonth, in: newYear)))
        else { preconditionFailure("\(months) months from \(self) lie outside the calendar") }
        return date
    }

    /// How many days this day lies behind another; negative if it lies before it.
    ///
    /// SQL's `date - date`.
    public func days(since earlier: CalendarDate) -> Int { Int(daysSinceEpoch) - Int(earlier.daysSinceEpoch) }
}
