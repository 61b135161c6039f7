import FeatureStore

extension PaymentsQuarter {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let payments = PaymentSummary(customer.payments.trailing(.days(90), to: asOf))
        return Features(
            payments90d: payments.count, totalCents90d: payments.totalCents,
            meanCents90d: payments.meanCents, largestCents90d: payments.largestCents,
            smallestCents90d: payments.smallestCents, abroad90d: payments.abroad,
            declinedCents90d: payments.declinedCents, declined90d: payments.declined,
            lastMerchant90d: payments.last?.merchant, lastCountry90d: payments.last?.country)
    }
}
