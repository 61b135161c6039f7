import FeatureStore

extension TrackSplit {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let versions = device.readings.trailing(.days(7), to: asOf).compactMap(\.firmware)
        return Features(
            majors7d: versions.map { $0.split(separator: ".").first.map(String.init) ?? "" }.distinctCount,
            hasBeta: versions.contains { Texts.occurs("beta", in: $0) })
    }
}
