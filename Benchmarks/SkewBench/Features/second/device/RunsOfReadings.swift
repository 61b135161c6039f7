import FeatureStore

extension RunsOfReadings {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) throws -> Features {
        let zone = try Zones.kolkata.get()
        let days = Set(device.readings.trailing(.days(30), to: asOf).map { $0.measuredAt.date(in: zone) }).sorted()
        var longest = 0
        var run = 0
        var previous: CalendarDate?
        for day in days {
            run = previous.map { day.days(since: $0) } == 1 ? run + 1 : 1
            longest = max(longest, run)
            previous = day
        }
        return Features(longestRunDays: longest, activeDays: days.count)
    }
}
