import FeatureStore

extension TagsBounded {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(40), to: asOf)
        let tags = orders.flatMap(\.tags)
        let weights = orders.compactMap(\.weightsG).joined().compactMap { $0 }
        return Features(
            tags40d: Swift.min(tags.distinctCount, 8), weight40d: weights.total, firstTag: orders.last?.tags.first)
    }
}
