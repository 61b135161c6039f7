import FeatureStore

extension LevelAnyRecord {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        guard let points = customer.profiles.compactMap(\.points).last else { return Features(level: nil, rest: nil) }
        let (level, rest) = points.quotientAndRemainder(dividingBy: 1_000)
        return Features(level: level, rest: rest)
    }
}
