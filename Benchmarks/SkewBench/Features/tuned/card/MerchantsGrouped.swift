import FeatureStore

extension MerchantsGrouped {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        return Features(
            merchants30d: Set(payments.map { [Array($0.country.utf8), Array($0.merchantCode.utf8)] }).count,
            statuses30d: payments.compactMap(\.status).distinctCount)
    }
}
