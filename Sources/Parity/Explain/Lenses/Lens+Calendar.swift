internal import Contracts
internal import FeatureStore

extension Lens {
    /// Zones, weeks, days of 23 and 25 hours, ends of months, the time before 1970.
    static let calendarLenses: [Lens] = [
        // Months that lie differently in their quarters, and behind months of different lengths.
        Lens(
            "the case moved away from changes of the clocks", ["DSEC", "TZ"], weight: 11,
            { awayFromClockChanges($0, [1, 7]) }, { awayFromClockChanges($0, [8]) },
            { awayFromClockChanges($0, [12, 6]) }),
        Lens("the case moved to the evening of the day in UTC", ["TZ"], weight: 8) { input in
            input.shifted(by: evening - timeOfDay(input.asOf))
        },
        Lens("every instant moved to the evening of its day in UTC", ["TZ"], weight: 7) { input in
            input.mapping { _, _, value in
                guard case .timestamp(let instant) = value else { return value }
                let moved = instant.microseconds.subtractingReportingOverflow(timeOfDay(instant) - evening)
                return moved.overflow ? value : .timestamp(Timestamp(microseconds: moved.partialValue))
            }
        },
        Lens("the case moved to the middle of the week", ["WKS"], weight: 9) { input in
            // 1970-01-01 was a Thursday.
            let weekday = Int64(((days(input.asOf) + 3) % 7 + 7) % 7)
            return input.shifted(by: (2 - weekday) * day)
        },
        Lens("the case moved to the middle of the month", ["CAL"], weight: 9) { input in
            let date = CalendarDate(daysSinceEpoch: Int32(clamping: days(input.asOf))).civil.day
            guard date >= 27 || date <= 3 else { return nil }
            return input.shifted(by: (date <= 3 ? 14 : -14) * day)
        },
        Lens("the case moved behind 1970", ["CAL", "RND"], weight: 10) { input in
            // 28 years are whole weeks, and keep days of the month and leap years.
            let years = 10_227 * day
            guard input.asOf.microseconds < 120 * day else { return nil }
            let count = (120 * day - input.asOf.microseconds) / years + 1
            let (shift, overflows) = years.multipliedReportingOverflow(by: count)
            return overflows ? nil : input.shifted(by: shift)
        },
    ]

    private static let day: Int64 = 86_400_000_000
    private static let evening: Int64 = 18 * 3_600_000_000

    private static func days(_ instant: Timestamp) -> Int64 {
        (instant.microseconds - timeOfDay(instant)) / day
    }
    private static func timeOfDay(_ instant: Timestamp) -> Int64 {
        let rest = instant.microseconds % day
        return rest < 0 ? rest + day : rest
    }

    /// The same day of the month and of the week in one of these months, which are far from any change of the clocks.
    private static func awayFromClockChanges(_ input: LensInput, _ months: [Int]) -> Scenario? {
        let now = CalendarDate(daysSinceEpoch: Int32(clamping: days(input.asOf)))
        for year in 2015..<2043 {
            for month in months {
                guard let target = CalendarDate(year: year, month: month, day: now.civil.day),
                    target.weekday == now.weekday
                else { continue }
                let (shift, overflows) = Int64(target.days(since: now)).multipliedReportingOverflow(by: day)
                return overflows ? nil : input.shifted(by: shift)
            }
        }
        return nil
    }
}
