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

extension RouteTraffic: IncrementalFeatureView {
    struct State: IncrementalState {
        var flights = Trailing<RowCount>()
        var departed = Trailing<RowCount>()
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .flights(let flight):
            state.flights.count(flight)
            state.departed.count(flight) { $0.departedAt != nil }
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> Features {
        let scheduled = state.flights.trailing(.hours(21), to: asOf - .hours(3), knownAt: asOf)
        let gone = state.departed.trailing(.hours(21), to: asOf - .hours(3), knownAt: asOf)
        return Features(
            flights24h: state.flights.trailing(.hours(24), to: asOf),
            departed24h: state.departed.trailing(.hours(24), to: asOf),
            presumedCancelled24h: scheduled - gone,
            presumedCancelledShare24h: scheduled == 0 ? nil : Double(scheduled - gone) / Double(scheduled))
    }
}
