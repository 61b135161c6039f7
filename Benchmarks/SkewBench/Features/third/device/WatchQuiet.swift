import FeatureStore

extension WatchQuiet {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.hours(12), to: device.readings.latest?.measuredAt ?? asOf)
        let batteries = readings.compactMap(\.battery)
        return Features(
            lowReads: batteries.filter { $0 <= 0.2 }.count,
            lowest: batteries.smallest,
            silentMinutes: readings.last.map { (asOf - $0.measuredAt).wholeMinutes })
    }
}
