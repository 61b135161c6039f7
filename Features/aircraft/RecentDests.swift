import FeatureStore

extension RecentDests {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let landings = aircraft.flights.trailing(.days(14), to: asOf)
            .compactMap { flight in flight.landedAt.map { (landedAt: $0, flight: flight) } }
            .sorted { ($0.landedAt, $0.flight.flightId) < ($1.landedAt, $1.flight.flightId) }
            .suffix(5)
        return Features(last5Dests: landings.map(\.flight.dest), last5ArrDelays: landings.map(\.flight.arrDelay))
    }
}
