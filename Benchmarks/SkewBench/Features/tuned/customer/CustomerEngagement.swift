import FeatureStore

extension CustomerEngagement {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        return Features(
            spent7d: customer.payments.trailing(.days(7), to: asOf).flatMap { payment in
                customer.logins.isEmpty ? [payment.amount] : customer.logins.map { _ in payment.amount }
            }.total,
            logins7d: customer.logins.trailing(.days(7), to: asOf).count)
    }
}
