import FeatureStore

extension CarrierWeek {
    static func compute(_ carrier: CarrierHistory, asOf: Timestamp) throws -> Features {
        let newYork = try NewYork.zone.get()
        let monday = asOf.startOfWeek(in: newYork, startingOn: .monday)
        let thisWeek = carrier.flights.between(monday, and: asOf, bounds: .closedClosed)
        let weekBefore = carrier.flights.between(
            monday.adding(days: -7, in: newYork), and: asOf.adding(days: -7, in: newYork), bounds: .closedClosed)
        return Features(
            flightsThisWeek: thisWeek.count,
            flightsWeekBefore: weekBefore.count,
            weekOnWeek: weekBefore.isEmpty ? nil : Double(thisWeek.count) / Double(weekBefore.count),
            aircraftThisWeek: thisWeek.compactMap(\.tailnum).distinctCount)
    }
}
