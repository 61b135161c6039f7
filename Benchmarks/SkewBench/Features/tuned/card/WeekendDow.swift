import FeatureStore

extension WeekendDow {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let monday = asOf.startOfWeek(in: berlin, startingOn: .monday)
        let weekend = card.payments.trailing(.days(7), to: asOf).filter { payment in
            payment.paidAt.weekday(in: berlin).rawValue >= 6
        }
        return Features(
            paymentsThisWeek: card.payments.between(monday, and: asOf, bounds: .closedClosed).count,
            weekendPayments7d: weekend.count)
    }
}
