import FeatureStore

extension FillTotals {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let quantities = card.payments.trailing(.days(30), to: asOf).map { $0.quantity ?? 0 }
        return Features(paymentsBelow10: (0..<quantities.count).filter { quantities[...$0].total < 10 }.count)
    }
}
