import FeatureStore

extension DepartureWeather {
    static func compute(_ airport: AirportHistory, asOf: Timestamp) -> Features {
        let report = airport.weather.trailing(.hours(3), to: asOf).latest
        return Features(
            observedAt: report?.observedAt,
            windSpeed: report?.windSpeed,
            strongestWind: report?.windGust ?? report?.windSpeed,
            // Not `> 0`: SQL orders NaN behind every number, so for SQL it is more than 0.
            isWet: report?.precipitation.map { !($0 <= 0) })
    }
}
