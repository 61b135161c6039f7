import FeatureStore

extension PointsAbsolute {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let tiers = customer.profiles.map { profile in profile.tier.map { Array($0.utf8) } }
        let points = customer.profiles.compactMap(\.points)
        return Features(
            tierChanges: zip(tiers, tiers.dropFirst()).filter { $0 != $1 }.count,
            pointsGained: zip(points, points.dropFirst()).map { abs($1 - $0) }.total)
    }
}
