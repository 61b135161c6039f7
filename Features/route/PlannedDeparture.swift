import FeatureStore

extension PlannedDeparture {
    static func compute(_ route: RouteHistory, asOf: Timestamp, request: Request) -> Features {
        let flights = route.flights.trailing(.days(7), to: asOf)
        let yesterday = request.plannedAt - .hours(24)
        let hourBefore = flights.between(yesterday - .hours(1), and: yesterday, bounds: .closedOpen)
        let hour = hourOfDay(request.plannedAt)
        return Features(
            minutesAhead: Int(quotient(of: (request.plannedAt - asOf).microseconds, by: 60_000_000)),
            flightsHourBeforeYesterday: hourBefore.count,
            meanDepDelaySameHour7d: flights.filter { hourOfDay($0.scheduledAt) == hour }.compactMap(\.depDelay).mean)
    }

    /// The hour of the day in UTC, 0 to 23.
    private static func hourOfDay(_ instant: Timestamp) -> Int64 {
        let hours = quotient(of: instant.microseconds, by: 3_600_000_000)
        return hours - 24 * quotient(of: hours, by: 24)
    }

    /// The quotient, rounded down; Swift's `/` cuts towards zero, which differs for what lies before.
    private static func quotient(of value: Int64, by divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
