import FeatureStore

extension CustomerLimit {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let spent = customer.payments.trailing(.days(30), to: asOf).map(\.amount).sum
        guard let spent, let limit = customer.profiles.latest?.creditLimit else {
            return Features(limitUse30d: nil)
        }
        return Features(limitUse30d: spent.approximation / limit.approximation)
    }
}
