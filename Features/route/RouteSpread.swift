import FeatureStore

extension RouteSpread {
    static func compute(_ route: RouteHistory, asOf: Timestamp) -> Features {
        let flights = route.flights.trailing(.days(30), to: asOf)
        let departureDelays = flights.compactMap(\.depDelay)
        return Features(
            p90DepDelay30d: departureDelays.percentileContinuous(0.9),
            medianArrDelay30d: flights.compactMap(\.arrDelay).medianDiscrete,
            stddevDepDelay30d: departureDelays.sampleStandardDeviation,
            carriers30d: flights.map(\.carrier).distinctCount)
    }
}
