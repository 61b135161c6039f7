import FeatureStore

extension CardActiveDays {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.between(asOf.adding(months: -1, in: .utc), and: asOf, bounds: .openClosed)
        return Features(
            paymentsMonth: payments.count, daysInMonth: payments.map { $0.paidAt.date(in: .utc) }.distinctCount)
    }
}
