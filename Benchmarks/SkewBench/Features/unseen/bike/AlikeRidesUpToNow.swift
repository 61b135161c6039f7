import FeatureStore

extension AlikeRidesUpToNow {
    static func compute(_ bike: BikeHistory, asOf: Timestamp) -> Features {
        Features(ridesBefore: bike.rides.trailing(.days(7), to: asOf).count)
    }
}
