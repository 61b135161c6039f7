import FeatureStore

extension StepsLoop {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.hours(24), to: asOf)
        let steps = readings.compactMap(\.steps)
        return Features(
            steps24h: steps.reduce(0, +),
            range24h: steps.max().flatMap { most in steps.min().map { most - $0 } },
            lastFirmware: readings.compactMap(\.firmware).lastByCodePoint)
    }
}
