import FeatureStore

extension WindAtDeparture {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let departures = aircraft.flights.trailing(.hours(24), to: asOf).compactMap { flight in
            flight.departedAt.map { (departedAt: $0, flight: flight) }
        }
        let last = departures.max { ($0.departedAt, $0.flight.flightId) < ($1.departedAt, $1.flight.flightId) }
        guard let last else { return Features(lastDepartedAt: nil, windAtDeparture: nil) }

        let report = aircraft.weather[last.flight.origin]
            .known(at: last.departedAt)
            .trailing(.hours(27), to: asOf)
            .trailing(.hours(3), to: last.departedAt)
            .latest
        return Features(lastDepartedAt: last.departedAt, windAtDeparture: report?.windSpeed)
    }
}
