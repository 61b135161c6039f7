import FeatureStore

extension AirportDay {
    static func compute(_ airport: AirportHistory, asOf: Timestamp) throws -> Features {
        let newYork = try NewYork.zone.get()
        let midnight = asOf.startOfDay(in: newYork)
        let today = airport.flights.between(midnight, and: asOf, bounds: .closedClosed)
        let departed = today.filter { $0.departedAt != nil }
        return Features(
            localHour: asOf.hour(in: newYork),
            minutesIntoDay: (asOf - midnight).wholeMinutes,
            flightsToday: today.count,
            destsToday: today.map(\.dest).distinctCount,
            departedShareToday: today.isEmpty ? nil : Double(departed.count) / Double(today.count),
            meanDepDelayToday: departed.compactMap(\.depDelay).mean)
    }
}
