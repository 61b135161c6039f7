import FeatureStore

extension PowerLessOne {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let powers = turbine.powerReadings.trailing(.hours(24), to: asOf).compactMap(\.kw)
        return Features(
            meanKw: powers.isEmpty ? nil : powers.total / Double(max(powers.count - 1, 1)),
            producing: powers.filter { Double.zero.isOrderedBefore($0) }.count)
    }
}
