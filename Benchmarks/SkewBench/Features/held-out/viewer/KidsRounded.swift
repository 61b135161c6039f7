import FeatureStore

extension KidsRounded {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) throws -> Features {
        let kolkata = try Zones.kolkata.get()
        let plays = viewer.plays.trailing(.days(30), to: asOf)
        let all = plays.compactMap(\.seconds).total
        let kids = plays.filter { $0.isKids ?? false }.compactMap(\.seconds).total
        let late = plays.filter { play in
            let hour = play.startedAt.hour(in: kolkata)
            return hour >= 22 || hour < 5
        }
        return Features(
            kidsPercent: all == 0 ? nil : Int((100 * Double(kids) / Double(all)).rounded()), latePlays: late.count)
    }
}
