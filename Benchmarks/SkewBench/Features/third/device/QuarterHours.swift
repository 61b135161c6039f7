import FeatureStore

extension QuarterHours {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let epoch = Timestamp(microseconds: 0)
        var readingsByQuarter: [Int: Int] = [:]
        for reading in device.readings.trailing(.hours(6), to: asOf) {
            readingsByQuarter[(reading.measuredAt - epoch).roundedDown(in: .minutes(15)), default: 0] += 1
        }
        return Features(
            coveredQuarters: readingsByQuarter.count, mostInQuarter: readingsByQuarter.values.max() ?? 0)
    }
}
