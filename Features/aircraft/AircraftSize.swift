import FeatureStore

extension AircraftSize {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let entry = aircraft.planes.latest
        return Features(isRegistered: entry != nil, seats: entry?.seats)
    }
}
