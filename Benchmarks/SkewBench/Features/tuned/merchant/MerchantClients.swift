import FeatureStore

extension MerchantClients {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let payments = merchant.payments.trailing(.days(7), to: asOf)
        return Features(payments7d: payments.count, cards7d: Set(payments.map(\.cardId)).count)
    }
}
