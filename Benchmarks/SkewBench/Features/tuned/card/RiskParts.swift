import FeatureStore

extension RiskParts {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let risks = card.payments.trailing(.days(21), to: asOf).compactMap(\.risk)
        let half = risks.count / 2
        let total = risks.suffix(from: half).total + risks.prefix(half).total
        return Features(
            riskSum21d: risks.isEmpty ? nil : total, riskMean21d: risks.isEmpty ? nil : total / Double(risks.count))
    }
}
