import FeatureStore

extension AlikeAgeMinutes {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) -> Features {
        let last = policy.premiums.trailing(.days(100), to: asOf).latest
        return Features(hoursSincePremium: last.map { (asOf - $0.paidAt).wholeMinutes })
    }
}
