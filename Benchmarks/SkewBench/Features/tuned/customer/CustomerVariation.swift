import FeatureStore

extension CustomerVariation {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let durations = customer.logins.trailing(.days(30), to: asOf).compactMap(\.durationMs)
        return Features(
            stddevDuration30d: deviation(durations.map(Double.init)), p90Duration30d: durations.percentileDiscrete(0.9))
    }

    private static func deviation(_ values: [Double]) -> Double? {
        guard values.count > 1 else { return nil }
        let (count, sum) = (Double(values.count), values.total)
        return ((values.map { $0 * $0 }.total - sum * sum / count) / (count - 1)).squareRoot()
    }
}
