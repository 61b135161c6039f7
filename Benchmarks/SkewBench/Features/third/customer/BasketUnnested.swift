import FeatureStore

extension BasketUnnested {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        var (items, bare) = (0, 0)
        var heaviest: Int?
        for order in customer.orders.trailing(.days(30), to: asOf) {
            let weights = order.weightsG ?? []
            if weights.isEmpty { bare += 1 }
            items += weights.count
            for case let weight? in weights { heaviest = max(heaviest ?? weight, weight) }
        }
        return Features(items30d: items, heaviestG: heaviest, bareOrders: bare)
    }
}
