import FeatureStore

extension LastLanding {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let landings = aircraft.flights.trailing(.days(30), to: asOf).compactMap { flight in
            flight.landedAt.map { (landedAt: $0, flight: flight) }
        }
        // The history is ordered by schedule, and a flight may land after one that was scheduled behind it.
        let last = landings.max { ($0.landedAt, $0.flight.flightId) < ($1.landedAt, $1.flight.flightId) }
        return Features(lastDest: last?.flight.dest, lastArrDelay: last?.flight.arrDelay, lastLandedAt: last?.landedAt)
    }
}
