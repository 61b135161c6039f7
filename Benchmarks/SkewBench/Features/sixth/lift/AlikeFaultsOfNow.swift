import FeatureStore

extension AlikeFaultsOfNow {
    static func compute(_ lift: LiftHistory, asOf: Timestamp) -> Features {
        Features(faults7d: lift.liftFaults.trailing(.days(7), to: asOf, bounds: .closedClosed).count)
    }
}
