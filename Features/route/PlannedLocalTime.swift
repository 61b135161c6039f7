import FeatureStore

extension PlannedLocalTime {
    static func compute(_ route: RouteHistory, asOf: Timestamp, request: Request) throws -> Features {
        let newYork = try NewYork.zone.get()
        let planned = request.plannedAt.localTime(in: newYork)
        let past = route.flights.trailing(.days(28), to: asOf).map { flight in
            (scheduled: flight.scheduledAt.localTime(in: newYork), arrivalDelay: flight.arrDelay)
        }
        return Features(
            plannedOn: planned.date,
            plannedWeekday: planned.weekday.rawValue,
            plannedHour: planned.hour,
            flightsSameWeekday28d: past.filter { $0.scheduled.weekday == planned.weekday }.count,
            meanArrDelaySameHour28d: past.filter { $0.scheduled.hour == planned.hour }.compactMap(\.arrivalDelay).mean)
    }
}
