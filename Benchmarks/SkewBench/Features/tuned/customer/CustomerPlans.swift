import FeatureStore

extension CustomerPlans {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let subscriptions = customer.subscriptions
        return Features(subscriptions: subscriptions.count, seats: subscriptions.compactMap(\.seats).total)
    }
}
