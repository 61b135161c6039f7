import FeatureStore

extension DaysLargest {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) throws -> Features {
        let sydney = try Zones.sydney.get()
        var countsByDay: [CalendarDate: [Int]] = [:]
        for tick in meter.ticks.trailing(.days(10), to: asOf) {
            let counts = tick.wh.map { [$0] } ?? []
            countsByDay[tick.readAt.date(in: sydney), default: []] += counts
        }
        return Features(busiestDayWh: countsByDay.values.compactMap { $0.max() }.max(), daysRead: countsByDay.count)
    }
}
