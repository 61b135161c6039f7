import FeatureStore

extension SydneyDay {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let payments = card.payments.between(asOf - .hours(24), and: asOf, bounds: .openClosed)
        return Features(sinceSameTimeYesterday: payments.count)
    }
}
