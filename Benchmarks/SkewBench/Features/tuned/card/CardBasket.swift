import FeatureStore

extension CardBasket {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(2), to: asOf)
        return Features(
            payments2d: payments.count,
            spent2d: payments.map(\.amount).total,
            largest2d: payments.map(\.amount).max())
    }
}
