import FeatureStore

extension RateStale {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        guard let payment = card.payments.trailing(.days(7), to: asOf).latest else { return Features(rateThen: nil) }
        let known = card.rates[payment.country].known(at: payment.paidAt)
        return Features(rateThen: known.trailing(.hours(24), to: payment.paidAt - .minutes(5)).latest?.rate)
    }
}
