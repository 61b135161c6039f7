import FeatureStore

extension AirportCongestion {
    static func compute(_ airport: AirportHistory, asOf: Timestamp) -> Features {
        let day = airport.flights.trailing(.hours(24), to: asOf)
        let halfHourAgo = asOf - .minutes(30)
        let waiting = day.trailing(.minutes(60), to: asOf).filter { $0.departedAt == nil }
        return Features(
            scheduled30m: day.trailing(.minutes(30), to: asOf).count,
            departed30m: day.compactMap(\.departedAt).filter { $0 > halfHourAgo }.count,
            waiting60m: waiting.count,
            // A history is ordered by schedule, so the first has waited longest.
            longestWait60m: waiting.first.map { (asOf - $0.scheduledAt).wholeMinutes })
    }
}

extension AirportCongestion: IncrementalFeatureView {
    struct State: IncrementalState {
        var scheduled = Trailing<RowCount>()
        var waiting = Trailing<RowCount>()
        var waitingSince = Trailing(ValueExtremes<Timestamp>())
        /// By departure: when the flight was scheduled.
        var departures = Trailing(LastValue<Timestamp>())
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .flights(let flight):
            state.scheduled.count(flight)
            state.waiting.count(flight) { $0.departedAt == nil }
            state.waitingSince.apply(flight) { $0.departedAt == nil ? $0.scheduledAt : nil }
            state.departures.apply(flight, at: { $0.departedAt }) { $0.scheduledAt }
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> Features {
        let day = asOf - .hours(24)
        let waitingSince = state.waitingSince.trailing(.minutes(60), to: asOf).smallest
        return Features(
            scheduled30m: state.scheduled.trailing(.minutes(30), to: asOf),
            departed30m: state.departures.values(trailing: .minutes(30), to: asOf).filter { $0 > day }.count,
            waiting60m: state.waiting.trailing(.minutes(60), to: asOf),
            longestWait60m: waitingSince.map { (asOf - $0).wholeMinutes })
    }
}
