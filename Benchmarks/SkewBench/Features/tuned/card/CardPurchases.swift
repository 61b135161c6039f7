import FeatureStore

extension CardPurchases {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(14), to: asOf, bounds: .closedClosed)
        return Features(
            payments14d: payments.count,
            spent14d: payments.map(\.amount).total,
            largest14d: payments.map(\.amount).max())
    }
}
