import FeatureStore

extension BingeHalfMinute {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        var sizes: [Int] = []
        var current = 0
        var previous: Timestamp?
        for play in viewer.plays.trailing(.days(7), to: asOf) {
            if let before = previous, play.startedAt - before > .minutes(30) {
                sizes.append(current)
                current = 0
            }
            current += 1
            previous = play.startedAt
        }
        if current > 0 { sizes.append(current) }
        return Features(sittings: sizes.count, longestSitting: sizes.max())
    }
}
