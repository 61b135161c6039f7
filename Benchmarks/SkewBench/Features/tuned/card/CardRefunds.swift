import FeatureStore

extension CardRefunds {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(60), to: asOf)
        let refunds = payments.filter { $0.isRefund == true }
        return Features(
            refundShare60d: payments.isEmpty ? nil : Double(refunds.count) / Double(payments.count),
            refunded60d: refunds.map(\.amount).sum)
    }
}
