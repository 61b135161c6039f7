import FeatureStore

extension CabRunsLoose {
    static func compute(_ cab: CabHistory, asOf: Timestamp) -> Features {
        let trips = cab.trips.trailing(.days(7), to: asOf)
        let least = ExactDecimal(20)
        var run = 0
        var longest = 0
        for trip in trips {
            if let fare = trip.fare, fare >= least {
                run += 1
            } else {
                run = 0
            }
            longest = max(longest, run)
        }
        let gaps = zip(trips, trips.dropFirst()).map { $1.beganAt - $0.beganAt }
        return Features(
            longestRun: longest,
            quickStarts: gaps.filter { $0 < .minutes(10) }.count,
            secondsBetween: gaps.last?.wholeSeconds)
    }
}
