import FeatureStore

extension RateSinceToo {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        guard let payment = card.payments.trailing(.days(7), to: asOf).latest else { return Features(rateThen: nil) }
        let known = card.rates[payment.country]
        return Features(rateThen: known.trailing(.hours(24), to: payment.paidAt).latest?.rate)
    }
}
