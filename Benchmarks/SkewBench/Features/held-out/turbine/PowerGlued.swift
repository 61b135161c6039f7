import FeatureStore

extension PowerGlued {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let powers = turbine.powerReadings.trailing(.hours(24), to: asOf).compactMap(\.kw)
        return Features(
            meanKw: powers.mean,
            producing: powers.filter { Double.zero.isOrderedBefore($0) }.count)
    }
}
