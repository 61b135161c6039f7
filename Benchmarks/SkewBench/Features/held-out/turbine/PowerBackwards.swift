import FeatureStore

extension PowerBackwards {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let powers = turbine.powerReadings.trailing(.hours(24), to: asOf).compactMap(\.kw)
        return Features(
            meanKw: powers.isEmpty ? nil : powers.reversed().reduce(0, +) / Double(powers.count),
            producing: powers.filter { Double.zero.isOrderedBefore($0) }.count)
    }
}
