import FeatureStore

extension SecondsEarly {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let durations = customer.logins.trailing(.days(7), to: asOf).compactMap(\.durationMs)
        return Features(seconds7d: durations.total / 1000)
    }
}
