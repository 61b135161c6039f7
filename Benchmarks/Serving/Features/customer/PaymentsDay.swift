import FeatureStore

extension PaymentsDay {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let payments = PaymentSummary(customer.payments.trailing(.hours(24), to: asOf))
        return Features(
            payments24h: payments.count, totalCents24h: payments.totalCents,
            meanCents24h: payments.meanCents, largestCents24h: payments.largestCents,
            smallestCents24h: payments.smallestCents, abroad24h: payments.abroad,
            declinedCents24h: payments.declinedCents, declined24h: payments.declined,
            lastMerchant24h: payments.last?.merchant, lastCountry24h: payments.last?.country)
    }
}
