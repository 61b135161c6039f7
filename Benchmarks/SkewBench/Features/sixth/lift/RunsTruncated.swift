import FeatureStore

extension RunsTruncated {
    static func compute(_ lift: LiftHistory, asOf: Timestamp) -> Features {
        let runs = lift.liftRuns.trailing(.hours(24), to: asOf)
        let ways = runs.compactMap { run -> Int? in
            guard let from = run.fromFloor, let to = run.toFloor else { return nil }
            return Int(Int32(truncatingIfNeeded: to - from))
        }
        let up = ways.filter { $0 > 0 }.count
        let down = ways.filter { $0 < 0 }.count
        return Features(
            floors: ways.map(abs).total,
            upShare: up + down > 0 ? Double(up) / Double(up + down) : nil,
            overloads: runs.compactMap(\.loadKg).filter { $0 > 630 }.count,
            standingAt: runs.latest?.toFloor)
    }
}
