import FeatureStore

extension LastNoLater {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payment = card.payments.trailing(.days(30), to: asOf).max {
            ($0.paidAt, $0.paymentId) < ($1.paidAt, $1.paymentId)
        }
        return Features(lastChannel: payment?.channel, lastAmount: payment?.amount)
    }
}
