import FeatureStore

extension RatioStated {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) -> Features {
        let paid = policy.premiums.trailing(.days(365), to: asOf).map { Money.cents($0.amount) }.total
        let reserved = policy.claims.compactMap(\.reserve).map(Money.cents).total
        let percent = paid == 0 ? nil : reserved * 100 / paid
        return Features(lossPercent: percent, isCovered: paid > reserved)
    }
}
