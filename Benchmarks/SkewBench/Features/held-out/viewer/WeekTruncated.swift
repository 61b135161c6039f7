import FeatureStore

extension WeekTruncated {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) throws -> Features {
        let monday = asOf.startOfWeek(in: try Zones.sydney.get(), startingOn: .monday)
        let plays = viewer.plays.between(monday, and: asOf, bounds: .closedClosed)
        let watched = plays.compactMap(\.seconds).reduce(TimeSpan.zero) { $0 + .seconds(Int64($1)) }
        return Features(
            minutesThisWeek: watched.wholeMinutes,
            titlesThisWeek: plays.map(\.title).distinctCount)
    }
}
