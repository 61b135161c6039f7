import FeatureStore

extension SpendCase {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(21), to: asOf)
        return Features(
            payments21d: payments.count,
            spent21d: payments.map(\.amount).total,
            largest21d: payments.map(\.amount).max())
    }
}
