import FeatureStore

extension HoursTruncated {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.days(3), to: asOf)
        let hours = Dictionary(grouping: readings) { $0.measuredAt.microseconds / 3_600_000_000 }
        let sums = hours.values.compactMap { $0.compactMap(\.steps).sum }
        return Features(busiestHourSteps: sums.max(), activeHours: sums.filter { $0 > 100 }.count)
    }
}
