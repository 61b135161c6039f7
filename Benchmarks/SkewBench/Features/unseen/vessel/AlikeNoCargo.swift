import FeatureStore

extension AlikeNoCargo {
    static func compute(_ vessel: VesselHistory, asOf: Timestamp) -> Features {
        Features(cargoT: vessel.portCalls.trailing(.days(30), to: asOf).compactMap(\.cargoT).sum)
    }
}
