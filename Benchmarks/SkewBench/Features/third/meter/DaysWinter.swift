import FeatureStore

extension DaysWinter {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) throws -> Features {
        let sydney = TimeSpan.hours(10)
        var countsByDay: [CalendarDate: [Int]] = [:]
        for tick in meter.ticks.trailing(.days(10), to: asOf) {
            let counts = tick.wh.map { [$0] } ?? []
            countsByDay[(tick.readAt + sydney).date(in: .utc), default: []] += counts
        }
        return Features(busiestDayWh: countsByDay.values.compactMap(\.sum).max(), daysRead: countsByDay.count)
    }
}
