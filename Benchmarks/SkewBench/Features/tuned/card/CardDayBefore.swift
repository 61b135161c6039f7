import FeatureStore

extension CardDayBefore {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let midnight = asOf.startOfDay(in: newYork)
        let payments = card.payments.between(midnight.adding(days: -1, in: newYork), and: midnight, bounds: .closedOpen)
        return Features(paymentsYesterday: payments.count, lastPaidYesterday: payments.latest?.paidAt)
    }
}
