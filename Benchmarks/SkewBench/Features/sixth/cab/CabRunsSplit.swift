import FeatureStore

extension CabRunsSplit {
    static func compute(_ cab: CabHistory, asOf: Timestamp) -> Features {
        let trips = cab.trips.trailing(.days(7), to: asOf)
        let least = ExactDecimal(20)
        let good = trips.map { trip in trip.fare.map { !($0 < least) } ?? false }
        let longest = good.split(separator: false).map(\.count).max() ?? 0
        let gaps = zip(trips, trips.dropFirst()).map { $1.beganAt - $0.beganAt }
        return Features(
            longestRun: longest,
            quickStarts: gaps.filter { $0 < .minutes(10) }.count,
            secondsBetween: gaps.last?.wholeSeconds)
    }
}
