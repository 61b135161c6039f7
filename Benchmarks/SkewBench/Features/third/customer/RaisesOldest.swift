import FeatureStore

extension RaisesOldest {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let known = customer.profiles.trailing(.days(365), to: asOf).compactMap { profile in
            profile.creditLimit.map { (at: profile.changedAt, limit: $0) }
        }
        let raises = zip(known, known.dropFirst()).filter { $0.limit < $1.limit }.map { $0.1.at }
        return Features(raises: raises.count, lastRaiseAt: raises.first)
    }
}
