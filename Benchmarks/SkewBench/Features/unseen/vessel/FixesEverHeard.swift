import FeatureStore

extension FixesEverHeard {
    static func compute(_ vessel: VesselHistory, asOf: Timestamp) -> Features {
        let fixes = vessel.fixes.trailing(.hours(48), to: asOf)
        let speeds = fixes.compactMap(\.speed)
        let silences = zip(fixes.dropFirst(), fixes).map { $0.fixedAt - $1.fixedAt }
        let turns = zip(fixes.dropFirst(), fixes).compactMap { fix, before -> Int? in
            guard let heading = fix.heading, let former = before.heading else { return nil }
            return abs(heading - former)
        }
        return Features(
            meanSpeed: speeds.mean,
            drifting: speeds.filter { $0 < 0.5 }.count,
            longestSilenceMinutes: silences.max()?.wholeMinutes,
            widestTurn: turns.max())
    }
}
