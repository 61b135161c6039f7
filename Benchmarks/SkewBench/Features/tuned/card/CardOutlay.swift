import FeatureStore

extension CardOutlay {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        return Features(
            payments30d: payments.count,
            spent30d: payments.map(\.amount).total,
            largest30d: payments.map(\.amount).max())
    }
}
