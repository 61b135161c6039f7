import FeatureStore

extension FormOldest {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let results = player.matches.trailing(.days(14), to: asOf).compactMap(\.result)
        return Features(
            wins14d: results.filter { $0 == "win" }.count,
            winStreak: results.prefix { $0 == "win" }.count)
    }
}
