import FeatureStore

extension RiskSorted {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let risks = card.payments.trailing(.days(21), to: asOf).compactMap(\.risk)
        return Features(riskSum21d: risks.sum, riskMean21d: risks.mean)
    }
}
