import FeatureStore

extension FirmwareTrack {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let versions = device.readings.trailing(.days(7), to: asOf).compactMap(\.firmware)
        return Features(
            majors7d: versions.map { Texts.start(of: $0, before: ".") }.distinctCount,
            hasBeta: versions.contains { Texts.occurs("beta", in: $0) })
    }
}
