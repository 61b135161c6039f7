import FeatureStore

extension CardDaily {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let midnight = asOf.startOfDay(in: try Zones.sydney.get())
        let today = card.payments.between(midnight, and: asOf, bounds: .closedClosed)
        return Features(paymentsToday: today.count, spentToday: today.map(\.amount).total)
    }
}
