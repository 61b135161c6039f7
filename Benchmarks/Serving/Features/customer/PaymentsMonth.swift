import FeatureStore

extension PaymentsMonth {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let payments = PaymentSummary(customer.payments.trailing(.days(30), to: asOf))
        return Features(
            payments30d: payments.count, totalCents30d: payments.totalCents,
            meanCents30d: payments.meanCents, largestCents30d: payments.largestCents,
            smallestCents30d: payments.smallestCents, abroad30d: payments.abroad,
            declinedCents30d: payments.declinedCents, declined30d: payments.declined,
            lastMerchant30d: payments.last?.merchant, lastCountry30d: payments.last?.country)
    }
}
