import FeatureStore

extension PaymentsHour {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let payments = PaymentSummary(customer.payments.trailing(.hours(1), to: asOf))
        return Features(
            payments1h: payments.count, totalCents1h: payments.totalCents,
            meanCents1h: payments.meanCents, largestCents1h: payments.largestCents,
            smallestCents1h: payments.smallestCents, abroad1h: payments.abroad,
            declinedCents1h: payments.declinedCents, declined1h: payments.declined,
            lastMerchant1h: payments.last?.merchant, lastCountry1h: payments.last?.country)
    }
}
