// The Swift halves of the example, as a user writes them: DESIGN.md's RecentDelays.swift, word for word, and two more.

import FeatureStore

extension RecentDelays {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        let delays = aircraft.flights.trailing(.days(7), to: asOf).compactMap(\.depDelay)
        return Features(departures7d: delays.count, meanDepDelay7d: delays.mean)
    }
}

extension RouteTraffic {
    static func compute(_ route: RouteHistory, asOf: Timestamp) -> Features {
        Features(
            flights24h: route.flights.trailing(.hours(24), to: asOf).count,
            latestWind: route.weather.latest?.windSpeed)
    }
}

/// What `DepartureWeather` answers to a request that asks for the impossible.
struct RunwayClosed: Error, CustomStringConvertible {
    let description = "runway 13X is closed"
}

extension DepartureWeather {
    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp, request: Request) throws -> Features {
        if request.runway == "13X" { throw RunwayClosed() }
        let flight = aircraft.flights.latest
        let reports = aircraft.weather[flight?.origin]
        return Features(
            windSpeed: reports.known(at: flight?.departedAt ?? asOf).trailing(.hours(3), to: asOf).latest?.windSpeed,
            minutesAhead: (request.plannedAt - asOf).wholeMinutes,
            recentOrigins: aircraft.flights.last(3).map(\.origin))
    }
}
