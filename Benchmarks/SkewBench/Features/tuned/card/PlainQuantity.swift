import FeatureStore

extension PlainQuantity {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let quantities = card.payments.trailing(.days(14), to: asOf).map { $0.quantity ?? 0 }
        return Features(meanQuantity14d: quantities.mean)
    }
}
