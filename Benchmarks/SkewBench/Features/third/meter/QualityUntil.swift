import FeatureStore

extension QualityUntil {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let qualities = meter.ticks.trailing(.days(30), to: asOf, bounds: .openOpen).compactMap(\.quality)
        let good = qualities.filter { ["ok", "est"].contains(Texts.trimmed($0)) }
        return Features(
            goodReads: good.count,
            badReads: qualities.count - good.count,
            longestQuality: qualities.map(\.unicodeScalars.count).max())
    }
}
