import FeatureStore

extension AircraftAge {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) throws -> Features {
        guard let entry = aircraft.planes.latest else { return Features(ageYears: nil, ageBand: nil) }
        guard let builtYear = entry.builtYear else { return Features(ageYears: nil, ageBand: "unknown") }
        let age = asOf.date(in: try NewYork.zone.get()).year - builtYear
        let band =
            switch age {
            case ..<5: "new"
            case ..<15: "mid"
            default: "old"
            }
        return Features(ageYears: age, ageBand: band)
    }
}
