import FeatureStore

extension CustomerLevel {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let record = customer.profiles.latest
        return Features(
            tier: customer.profiles.compactMap(\.tier).last,
            daysSinceChange: record.map { (asOf - $0.changedAt).roundedDown(in: .days(1)) },
            hasPoints: (record?.points ?? 0) > 0)
    }
}
