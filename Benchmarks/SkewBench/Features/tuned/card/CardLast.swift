import FeatureStore

extension CardLast {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payment = card.payments.trailing(.days(30), to: asOf).latest
        return Features(lastChannel: payment?.channel, lastAmount: payment?.amount)
    }
}
