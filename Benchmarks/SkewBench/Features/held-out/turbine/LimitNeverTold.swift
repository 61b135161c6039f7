import FeatureStore

extension LimitNeverTold {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        var (over, unlimited) = (0, 0)
        for reading in turbine.powerReadings.trailing(.hours(24), to: asOf) {
            let limits = turbine.curtailments.trailing(.days(30), to: reading.readAt)
            guard let limit = limits.latest?.maxRpm else {
                unlimited += 1
                continue
            }
            if let speed = reading.rotorRpm, speed > limit { over += 1 }
        }
        return Features(overLimit: over, unlimited: unlimited)
    }
}
