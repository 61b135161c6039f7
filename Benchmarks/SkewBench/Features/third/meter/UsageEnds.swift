import FeatureStore

extension UsageEnds {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let counts = meter.ticks.trailing(.hours(24), to: asOf).compactMap(\.wh)
        var (used, resets) = (0, 0)
        for (before, after) in zip(counts, counts.dropFirst()) {
            if after < before { resets += 1 } else { used = after - (counts.first ?? 0) }
        }
        return Features(usedWh: used, resets: resets)
    }
}
