import FeatureStore

extension LateStreak {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let departures = aircraft.flights.trailing(.days(30), to: asOf).compactMap(\.depDelay)
        var (running, longest) = (0, 0)
        for delay in departures {
            running = delay > 15 ? running + 1 : 0
            longest = max(longest, running)
        }
        return Features(lateStreak: running, longestLateStreak30d: longest)
    }
}
