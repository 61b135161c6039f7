import FeatureStore

extension FillPreceding {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        var (items, below) = (0, 0)
        for payment in card.payments.trailing(.days(30), to: asOf) {
            items += payment.quantity ?? 0
            if items < 10 { below += 1 }
        }
        return Features(paymentsBelow10: below)
    }
}
