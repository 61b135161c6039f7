import FeatureStore

extension TagsFromNought {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(40), to: asOf)
        let tags = orders.flatMap(\.tags)
        let weights = orders.compactMap(\.weightsG).joined().compactMap { $0 }
        return Features(tags40d: tags.distinctCount, weight40d: weights.total, firstTag: orders.last?.tags.first)
    }
}
