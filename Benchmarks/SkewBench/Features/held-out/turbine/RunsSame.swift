import FeatureStore

extension RunsSame {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let readings = turbine.powerReadings.trailing(.days(2), to: asOf)
        let states = readings.map { $0.state }
        var runs = 0
        var since: Timestamp?
        for (position, reading) in readings.enumerated() {
            if position > 0, states[position] == states[position - 1] { continue }
            runs += 1
            since = reading.readAt
        }
        return Features(runs: runs, since: since)
    }
}
