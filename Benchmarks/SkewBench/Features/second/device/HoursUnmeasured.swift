import FeatureStore

extension HoursUnmeasured {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.days(3), to: asOf)
        let hours = Dictionary(grouping: readings) { $0.measuredAt.startOfHour(in: .utc) }
        let sums = hours.values.map { $0.compactMap(\.steps).total }
        return Features(busiestHourSteps: sums.max(), activeHours: sums.filter { $0 > 100 }.count)
    }
}
