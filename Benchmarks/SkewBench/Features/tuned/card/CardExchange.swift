import FeatureStore

extension CardExchange {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(7), to: asOf)
        let rates = payments.map { payment in
            card.rates[payment.country].upTo(payment.paidAt).latest
        }
        return Features(
            lastRate: rates.last.flatMap { $0?.rate }, payments7d: payments.count,
            unpriced7d: rates.filter { $0 == nil }.count)
    }
}
