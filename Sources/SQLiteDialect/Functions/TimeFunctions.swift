#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import SQLite

/// Bounds and arithmetic of PostgreSQL's dates, timestamps and intervals, in SQLite's representation.
enum PGTime {
    /// 4714-11-24 BC, PostgreSQL's first instant.
    static let firstInstant: Int64 = -210_866_803_200_000_000
    /// PostgreSQL's end of time, the year 294277; it does not fit into 64 bits since 1970.
    private static let endOfTime: Int128 = 9_224_318_016_000_000_000
    /// The first and last day of PostgreSQL's `date`: 4714-11-24 BC and 5874897-12-31.
    static let days: ClosedRange<Int64> = -2_440_588...2_145_042_905

    /// The instant so many microseconds after another, or the failure that PostgreSQL reports for one out of its range.
    static func instant(_ base: Int64, plus distance: Int128) throws(FunctionFailure) -> Int64 {
        let sum = Int128(base) + distance
        guard sum >= Int128(firstInstant), sum < endOfTime else { throw .timestampOutOfRange }
        guard let instant = Int64(exactly: sum) else { throw .notKept("an instant behind the year 294246") }
        return instant
    }

    static func checked(day: Int64, _ overflow: Bool) throws(FunctionFailure) -> Int64 {
        guard !overflow, days.contains(day) else { throw .dateOutOfRange }
        return day
    }

    /// The instant an interval after another: months first, the day cut to the length of its month, then days, then
    /// microseconds, as PostgreSQL's `timestamp_pl_interval` does; on the clock of UTC, where all days have 24 hours.
    ///
    /// Fails where PostgreSQL fails, also when only a step on the way is out of range.
    static func addInterval(
        _ instant: Int64, months: Int32, days: Int32, microseconds: Int64
    ) throws(FunctionFailure) -> Int64 {
        var result = instant
        if months != 0 {
            let (day, time) = CivilCalendar.split(microseconds: instant)
            let date = CivilCalendar.date(days: day)
            let count = date.month - 1 + Int64(months)
            let year = date.year + CivilCalendar.floorDivide(count, 12)
            let month = count - CivilCalendar.floorDivide(count, 12) * 12 + 1
            guard years.contains(year) else { throw .timestampOutOfRange }
            let last = CivilCalendar.length(year: year, month: month)
            let target = CivilCalendar.days(year: year, month: month, day: min(date.day, last))
            result = try self.instant(time, plus: Int128(target) * Int128(CivilCalendar.microsecondsPerDay))
        }
        if days != 0 {
            result = try self.instant(result, plus: Int128(days) * Int128(CivilCalendar.microsecondsPerDay))
        }
        return try self.instant(result, plus: Int128(microseconds))
    }

    /// As above, with the interval's sign turned.
    static func subtractInterval(_ instant: Int64, _ interval: PGInterval) throws(FunctionFailure) -> Int64 {
        let turned = try PGInterval.zero.subtracting(interval)
        return try addInterval(
            instant, months: turned.months, days: turned.days, microseconds: turned.microseconds)
    }

    /// Years that hold every instant, with room to spare.
    private static let years: ClosedRange<Int64> = -5_000...300_000
}

extension SQLiteFunctions {
    /// Arithmetic of dates, instants and intervals: `fs_ts_add`, `fs_date_add`, `fs_interval_add`.
    static func registerTimes(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.integer("fs_ts_add", 2) { (values) throws(FunctionFailure) in
            try PGTime.instant(values.integer(0), plus: Int128(values.integer(1)))
        }
        try registry.integer("fs_ts_sub", 2) { (values) throws(FunctionFailure) in
            try PGTime.instant(values.integer(0), plus: -Int128(values.integer(1)))
        }
        try registry.integer("fs_ts_difference", 2) { (values) throws(FunctionFailure) in
            let (difference, overflow) = values.integer(0).subtractingReportingOverflow(values.integer(1))
            guard !overflow else { throw .longDifference }
            return difference
        }
        try registry.integer("fs_date_add", 2) { (values) throws(FunctionFailure) in
            let (sum, overflow) = values.integer(0).addingReportingOverflow(values.integer(1))
            return try PGTime.checked(day: sum, overflow)
        }
        try registry.integer("fs_date_sub", 2) { (values) throws(FunctionFailure) in
            let (difference, overflow) = values.integer(0).subtractingReportingOverflow(values.integer(1))
            return try PGTime.checked(day: difference, overflow)
        }
        try registry.integer("fs_ts_from_date", 1) { (values) throws(FunctionFailure) in
            try PGTime.instant(0, plus: Int128(values.integer(0)) * Int128(CivilCalendar.microsecondsPerDay))
        }
        // For comparisons: days behind the last instant are behind every instant.
        try registry.integer("fs_ts_from_any_date", 1) { (values) in
            let (instant, overflow) = values.integer(0).multipliedReportingOverflow(
                by: CivilCalendar.microsecondsPerDay)
            return overflow ? (values.integer(0) < 0 ? .min : .max) : instant
        }
        try registry.integer("fs_date_from_ts", 1) { (values) in
            CivilCalendar.split(microseconds: values.integer(0)).days
        }
        try registry.integer("fs_ts_from_epoch", 1) { (values) throws(FunctionFailure) in
            // PostgreSQL counts from 2000, which decides where the double is rounded.
            guard values.real(0).isFinite else { throw .notKept("an infinite instant") }
            let fromMillennium = ((values.real(0) - 946_684_800) * 1_000_000).rounded(.toNearestOrEven)
            guard let microseconds = Int64(exactly: fromMillennium) else { throw .timestampOutOfRange }
            return try PGTime.instant(946_684_800_000_000, plus: Int128(microseconds))
        }
        try registry.integer("fs_ts_trunc", 2) { (values) throws(FunctionFailure) in
            try TimeUnit(values.text(0)).truncate(values.integer(1))
        }
    }
}
