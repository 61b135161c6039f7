import FeatureStore

extension MonthDays {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.between(
            Timestamp(
                LocalTime(asOf.date(in: .utc).adding(months: -1)), in: .utc) + (asOf - asOf.startOfDay(in: .utc)),
            and: asOf, bounds: .openClosed)
        return Features(
            paymentsMonth: payments.count, daysInMonth: payments.map { $0.paidAt.date(in: .utc) }.distinctCount)
    }
}
