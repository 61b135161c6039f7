import FeatureStore

extension CustomerRecord {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let record = customer.profiles.latest
        return Features(
            tier: record?.tier,
            daysSinceChange: record.map { Int(((asOf - $0.changedAt).seconds / 86_400).rounded()) },
            hasPoints: (record?.points ?? 0) > 0)
    }
}
