import FeatureStore

extension RecentDelays {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let delays = aircraft.flights.trailing(.days(7), to: asOf).compactMap(\.depDelay)
        return Features(departures7d: delays.count, meanDepDelay7d: delays.mean)
    }
}
