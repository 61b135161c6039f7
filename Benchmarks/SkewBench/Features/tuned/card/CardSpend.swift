import FeatureStore

extension CardSpend {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(7), to: asOf)
        return Features(
            payments7d: payments.count,
            spent7d: payments.map(\.amount).total,
            largest7d: payments.map(\.amount).max())
    }
}
