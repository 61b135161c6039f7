import FeatureStore

extension MerchantFeed {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let quotes = merchant.rates.trailing(.hours(24), to: asOf).upTo(asOf - .minutes(5))
        return Features(rate: quotes.latest?.rate, quotes24h: quotes.count)
    }
}
