import FeatureStore

extension PeakOpen {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let ticks = meter.ticks.trailing(.hours(24), to: asOf)
        let sums = ticks.compactMap { tick in
            ticks.trailing(.hours(3), to: tick.readAt).compactMap(\.wh).sum
        }
        return Features(peak3hWh: sums.max())
    }
}
