import FeatureStore

extension CardLatest {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payment = card.payments.trailing(.days(30), to: asOf).max { $0.paidAt < $1.paidAt }
        return Features(lastChannel: payment?.channel, lastAmount: payment?.amount)
    }
}
