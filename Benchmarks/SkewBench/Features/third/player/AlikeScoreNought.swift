import FeatureStore

extension AlikeScoreNought {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let scores = player.matches.trailing(.days(10), to: asOf).compactMap(\.score)
        return Features(meanScore10d: scores.mean ?? 0)
    }
}
