import FeatureStore

extension PlainTicks {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let times = device.readings.trailing(.hours(24), to: asOf).map(\.measuredAt)
        let pauses = zip(times, times.dropFirst()).filter { $1 - $0 > .minutes(30) }
        return Features(sessions24h: times.isEmpty ? 0 : pauses.count + 1, instants24h: times.count)
    }
}
