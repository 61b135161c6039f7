import FeatureStore

extension SydneyNaive {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let sydney = try Zones.sydney.get()
        let payments = card.payments.between(asOf.adding(days: -1, in: sydney), and: asOf, bounds: .openClosed)
        return Features(sinceSameTimeYesterday: payments.count)
    }
}
