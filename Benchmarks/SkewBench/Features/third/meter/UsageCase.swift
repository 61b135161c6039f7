import FeatureStore

extension UsageCase {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let counts = meter.ticks.trailing(.hours(24), to: asOf).compactMap(\.wh)
        var (used, resets) = (0, 0)
        for (before, after) in zip(counts, counts.dropFirst()) {
            if after < before { resets += 1 } else { used += after - before }
        }
        return Features(usedWh: used, resets: resets)
    }
}
