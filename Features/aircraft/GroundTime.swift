import FeatureStore

extension GroundTime {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let flights = aircraft.flights.trailing(.hours(72), to: asOf)
        let departed = flights.compactMap(\.departedAt).max()
        let landed = flights.compactMap(\.landedAt).max()
        return Features(
            minutesSinceDeparture: departed.map { (asOf - $0).roundedDown(in: .minutes(1)) },
            minutesSinceLanding: landed.map { (asOf - $0).roundedDown(in: .minutes(1)) },
            isAirborne: isAirborne(departed: departed, landed: landed))
    }

    private static func isAirborne(departed: Timestamp?, landed: Timestamp?) -> Bool {
        guard let departed else { return false }
        guard let landed else { return true }
        return landed <= departed
    }
}
