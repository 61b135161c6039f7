import FeatureStore

extension AskedPrice {
    static func compute(_ shelf: ShelfHistory, asOf: Timestamp, request: Request) -> Features {
        let quotes = shelf.quotes[request.wanted].trailing(.days(2), to: asOf)
        return Features(price: quotes.latest?.price, quotes: quotes.count)
    }
}
