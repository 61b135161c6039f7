import FeatureStore

extension CardPrevious {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payment = card.payments.trailing(.days(30), to: asOf).last(2).first
        return Features(lastChannel: payment?.channel, lastAmount: payment?.amount)
    }
}
