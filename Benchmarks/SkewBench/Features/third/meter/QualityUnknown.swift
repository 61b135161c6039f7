import FeatureStore

extension QualityUnknown {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let qualities = meter.ticks.trailing(.days(30), to: asOf).compactMap(\.quality)
        let good = qualities.filter { ["ok", "est"].contains(Texts.trimmed($0)) }
        return Features(
            goodReads: good.count,
            badReads: meter.ticks.trailing(.days(30), to: asOf).count - good.count,
            longestQuality: qualities.map(\.unicodeScalars.count).max())
    }
}
