import FeatureStore

extension ScoresElse {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let matches = player.matches.trailing(.days(30), to: asOf)
        let scores = matches.compactMap(\.score)
        let ranked = matches.filter { $0.mode == "ranked" }.compactMap(\.score)
        let total = scores.reduce(0, +)
        return Features(
            bestRanked: ranked.max(),
            meanScore: scores.mean,
            aboveMean: scores.filter { $0 * scores.count > total }.count)
    }
}
