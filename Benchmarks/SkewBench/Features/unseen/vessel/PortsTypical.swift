import FeatureStore

extension PortsTypical {
    static func compute(_ vessel: VesselHistory, asOf: Timestamp) -> Features {
        let calls = vessel.portCalls.trailing(.days(90), to: asOf)
        let stays = calls.compactMap { call in call.sailedAt.map { $0 - call.arrivedAt } }
        let legs = zip(calls, calls.dropFirst()).compactMap { call, next in
            call.sailedAt.map { next.arrivedAt - $0 }
        }
        return Features(
            liesIn: calls.latest?.sailedAt == nil ? calls.latest?.port : nil,
            hoursInPort: stays.isEmpty ? nil : stays.reduce(.zero, +).seconds / 3600,
            longestLegHours: legs.max()?.roundedDown(in: .hours(1)),
            ports: calls.map(\.port).distinctCount)
    }
}
