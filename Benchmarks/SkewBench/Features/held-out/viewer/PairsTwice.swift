import FeatureStore

extension PairsTwice {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        let plays = viewer.plays.trailing(.days(30), to: asOf)
        let pairs = Set(plays.map { [Spelling.key($0.title), $0.device.map(Spelling.key)] })
        var counts: [[UInt8]: Int] = [:]
        for play in plays { counts[Spelling.key(play.title), default: 0] += 1 }
        return Features(titleDevices: pairs.count, rewatched: counts.values.filter { $0 > 2 }.count)
    }
}
