import FeatureStore

extension DaysMeasured {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) throws -> Features {
        let sydney = try Zones.sydney.get()
        var countsByDay: [CalendarDate: [Int]] = [:]
        for tick in meter.ticks.trailing(.days(10), to: asOf) {
            guard let wh = tick.wh else { continue }
            countsByDay[tick.readAt.date(in: sydney), default: []].append(wh)
        }
        return Features(busiestDayWh: countsByDay.values.compactMap(\.sum).max(), daysRead: countsByDay.count)
    }
}
