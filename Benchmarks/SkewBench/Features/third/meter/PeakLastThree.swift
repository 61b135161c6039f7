import FeatureStore

extension PeakLastThree {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let ticks = meter.ticks.trailing(.hours(24), to: asOf)
        let sums = ticks.compactMap { tick in
            ticks.upTo(tick.readAt).last(3).compactMap(\.wh).sum
        }
        return Features(peak3hWh: sums.max())
    }
}
