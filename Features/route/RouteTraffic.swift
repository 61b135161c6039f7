import FeatureStore

extension RouteTraffic {
    static func compute(_ route: RouteHistory, asOf: Timestamp) -> Features {
        let flights = route.flights.trailing(.hours(24), to: asOf)
        let due = flights.upTo(asOf - .hours(3))
        let missing = due.filter { $0.departedAt == nil }.count
        return Features(
            flights24h: flights.count,
            departed24h: flights.filter { $0.departedAt != nil }.count,
            presumedCancelled24h: missing,
            presumedCancelledShare24h: due.isEmpty ? nil : Double(missing) / Double(due.count))
    }
}
