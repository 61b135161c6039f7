import FeatureStore

extension AirportCongestion {
    static func compute(_ airport: AirportHistory, asOf: Timestamp) -> Features {
        let day = airport.flights.trailing(.hours(24), to: asOf)
        let halfHourAgo = asOf - .minutes(30)
        let waiting = day.trailing(.minutes(60), to: asOf).filter { $0.departedAt == nil }
        return Features(
            scheduled30m: day.trailing(.minutes(30), to: asOf).count,
            departed30m: day.compactMap(\.departedAt).filter { $0 > halfHourAgo }.count,
            waiting60m: waiting.count,
            // A history is ordered by schedule, so the first has waited longest.
            longestWait60m: waiting.first.map { (asOf - $0.scheduledAt).wholeMinutes })
    }
}
