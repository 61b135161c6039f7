import FeatureStore

extension CardSinceMidnight {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let midnight = asOf.startOfDay(in: try Zones.newYork.get())
        let today = card.payments.between(midnight, and: asOf, bounds: .openClosed)
        return Features(paymentsToday: today.count, spentToday: today.map(\.amount).total)
    }
}
