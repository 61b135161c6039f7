import FeatureStore

extension PlainToday {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let midnight = asOf.startOfDay(in: .utc)
        let today = card.payments.between(midnight, and: asOf, bounds: .closedClosed)
        return Features(paymentsToday: today.count, spentToday: today.map(\.amount).total)
    }
}
