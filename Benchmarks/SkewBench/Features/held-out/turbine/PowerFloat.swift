import FeatureStore

extension PowerFloat {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let powers = turbine.powerReadings.trailing(.hours(24), to: asOf).compactMap(\.kw)
        return Features(
            meanKw: powers.isEmpty ? nil : Double(powers.reduce(Float.zero) { $0 + Float($1) }) / Double(powers.count),
            producing: powers.filter { Double.zero.isOrderedBefore($0) }.count)
    }
}
