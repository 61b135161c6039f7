import FeatureStore

extension CarrierToday {
    static func compute(_ carrier: CarrierHistory, asOf: Timestamp) -> Features {
        let flights = carrier.flights.trailing(.hours(24), to: asOf)
        let delays = flights.compactMap(\.depDelay)
        // As bytes: a set of strings would count the composed and the decomposed form of a letter once.
        let aircraft = Set(flights.compactMap { flight in flight.tailnum.map { Array($0.utf8) } })
        return Features(
            aircraft24h: aircraft.count,
            worstDepDelay24h: delays.max(),
            lateShare24h: delays.isEmpty ? nil : Double(delays.filter { $0 > 15 }.count) / Double(delays.count))
    }
}
