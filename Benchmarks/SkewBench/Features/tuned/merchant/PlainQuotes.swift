import FeatureStore

extension PlainQuotes {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let quotes = merchant.rates.trailing(.hours(24), to: asOf)
        return Features(rate: quotes.latest?.rate, quotes24h: quotes.count)
    }
}
