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

extension CarrierToday: IncrementalFeatureView {
    struct State: IncrementalState {
        var aircraft = Trailing(DistinctValues<String>())
        var delays = Trailing(ValueExtremes<Int>())
        var departed = Trailing<RowCount>()
        var late = Trailing<RowCount>()
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .flights(let flight):
            state.aircraft.apply(flight) { $0.tailnum }
            state.delays.apply(flight) { $0.depDelay }
            state.departed.count(flight) { $0.depDelay != nil }
            state.late.count(flight) { ($0.depDelay ?? 0) > 15 }
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> Features {
        let departed = state.departed.trailing(.hours(24), to: asOf)
        let late = state.late.trailing(.hours(24), to: asOf)
        return Features(
            aircraft24h: state.aircraft.trailing(.hours(24), to: asOf),
            worstDepDelay24h: state.delays.trailing(.hours(24), to: asOf).largest,
            lateShare24h: departed == 0 ? nil : Double(late) / Double(departed))
    }
}
