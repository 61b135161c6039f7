import FeatureStore

extension MerchantGrowth {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let weekAgo = asOf - .days(7)
        let now = merchant.payments.trailing(.days(7), to: asOf)
        let before = merchant.payments.trailing(.days(7), to: weekAgo)
        return Features(change7d: before.count - now.count)
    }
}
