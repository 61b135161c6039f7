import FeatureStore

extension LevelFloored {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        guard let points = customer.profiles.latest?.points else { return Features(level: nil, rest: nil) }
        let level = Int((Double(points) / 1_000).rounded(.down))
        return Features(level: level, rest: points % 1_000)
    }
}
