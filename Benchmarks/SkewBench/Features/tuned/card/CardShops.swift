import FeatureStore

extension CardShops {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        return Features(
            merchants30d: payments.map { $0.country + $0.merchantCode }.distinctCount,
            statuses30d: payments.compactMap(\.status).distinctCount)
    }
}
