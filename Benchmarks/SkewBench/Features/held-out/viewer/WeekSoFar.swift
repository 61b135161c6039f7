import FeatureStore

extension WeekSoFar {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) throws -> Features {
        let monday = asOf.startOfWeek(in: try Zones.sydney.get(), startingOn: .monday)
        let plays = viewer.plays.between(monday, and: asOf, bounds: .closedOpen)
        let watched = plays.compactMap(\.seconds).reduce(TimeSpan.zero) { $0 + .seconds(Int64($1)) }
        return Features(
            minutesThisWeek: watched.roundedDown(in: .minutes(1)),
            titlesThisWeek: plays.map(\.title).distinctCount)
    }
}
