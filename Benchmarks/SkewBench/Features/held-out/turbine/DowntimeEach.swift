import FeatureStore

extension DowntimeEach {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let stoppages = turbine.stoppages.trailing(.days(30), to: asOf)
        let minutes = stoppages.map { (($0.endedAt ?? asOf) - $0.beganAt).roundedDown(in: .minutes(1)) }
        return Features(
            downtimeMinutes: minutes.total,
            lostKwh: stoppages.compactMap(\.lostKwh).sum)
    }
}
