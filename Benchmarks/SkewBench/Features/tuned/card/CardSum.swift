import FeatureStore

extension CardSum {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(4), to: asOf)
        return Features(
            payments4d: payments.count,
            spent4d: payments.map(\.amount).total,
            largest4d: payments.map(\.amount).max())
    }
}
