import FeatureStore

extension ActivityScalar {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        return Features(
            spent7d: customer.payments.trailing(.days(7), to: asOf).map(\.amount).total,
            logins7d: customer.logins.trailing(.days(7), to: asOf).count)
    }
}
