import FeatureStore

extension QualitySqueezed {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let qualities = meter.ticks.trailing(.days(30), to: asOf).compactMap(\.quality)
        let good = qualities.filter { ["ok", "est"].contains($0.split(separator: " ").joined()) }
        return Features(
            goodReads: good.count,
            badReads: qualities.count - good.count,
            longestQuality: qualities.map(\.unicodeScalars.count).max())
    }
}
