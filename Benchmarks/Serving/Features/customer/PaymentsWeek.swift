import FeatureStore

extension PaymentsWeek {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let payments = PaymentSummary(customer.payments.trailing(.days(7), to: asOf))
        return Features(
            payments7d: payments.count, totalCents7d: payments.totalCents,
            meanCents7d: payments.meanCents, largestCents7d: payments.largestCents,
            smallestCents7d: payments.smallestCents, abroad7d: payments.abroad,
            declinedCents7d: payments.declinedCents, declined7d: payments.declined,
            lastMerchant7d: payments.last?.merchant, lastCountry7d: payments.last?.country)
    }
}
