import FeatureStore

extension DowntimeThirtyTwo {
    static func compute(_ turbine: TurbineHistory, asOf: Timestamp) -> Features {
        let stoppages = turbine.stoppages.trailing(.days(30), to: asOf)
        let downtime = stoppages.map { ($0.endedAt ?? asOf) - $0.beganAt }.reduce(.zero, +)
        return Features(
            downtimeMinutes: downtime.roundedDown(in: .minutes(1)),
            lostKwh: stoppages.compactMap(\.lostKwh).reduce(nil as Int32?) { ($0 ?? 0) + Int32($1) }.map(Int.init))
    }
}
