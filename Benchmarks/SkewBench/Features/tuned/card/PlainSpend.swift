import FeatureStore

extension PlainSpend {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(11), to: asOf, bounds: .closedClosed)
        return Features(
            payments11d: payments.count,
            spent11d: payments.map(\.amount).total,
            largest11d: payments.map(\.amount).max())
    }
}
