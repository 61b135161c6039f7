import FeatureStore

extension CustomerSpread {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let durations = customer.logins.trailing(.days(30), to: asOf).compactMap(\.durationMs)
        return Features(
            stddevDuration30d: durations.sampleStandardDeviation, p90Duration30d: durations.percentileDiscrete(0.9))
    }
}
