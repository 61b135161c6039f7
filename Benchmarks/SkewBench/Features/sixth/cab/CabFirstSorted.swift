import FeatureStore

extension CabFirstSorted {
    static func compute(_ cab: CabHistory, asOf: Timestamp) throws -> Features {
        let chicago = try Localities.chicago.get()
        let trips = cab.trips.trailing(.days(7), to: asOf)
        let today = trips.between(asOf.startOfDay(in: chicago), and: asOf, bounds: .closedClosed)
        let night = trips.filter { trip in
            let hour = trip.beganAt.hour(in: chicago)
            return hour >= 22 || hour < 5
        }
        return Features(
            tripsToday: today.count, nightTrips: night.count,
            firstZone: today.sorted { $0.beganAt > $1.beganAt }.last?.zone)
    }
}
