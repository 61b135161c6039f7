import FeatureStore

extension CabNightEastern {
    static func compute(_ cab: CabHistory, asOf: Timestamp) throws -> Features {
        let chicago = try Localities.chicago.get()
        let trips = cab.trips.trailing(.days(7), to: asOf)
        let today = trips.between(asOf.startOfDay(in: chicago), and: asOf, bounds: .closedClosed)
        let night = try trips.filter { trip in
            let hour = try trip.beganAt.hour(in: Zones.newYork.get())
            return hour >= 22 || hour < 5
        }
        return Features(tripsToday: today.count, nightTrips: night.count, firstZone: today.first?.zone)
    }
}
