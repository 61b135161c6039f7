import FeatureStore

extension SpendScalar {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(9), to: asOf)
        return Features(
            payments9d: payments.count,
            spent9d: payments.map(\.amount).total,
            largest9d: payments.map(\.amount).max())
    }
}
