import FeatureStore

/// What ten features say about the payments of one window.
struct PaymentSummary {
    var count = 0
    var totalCents = 0
    var largestCents: Int?
    var smallestCents: Int?
    var abroad = 0
    var declined = 0
    var declinedCents = 0
    var last: Payment?

    /// The mean, or nil where there is no payment.
    var meanCents: Double? { count == 0 ? nil : Double(totalCents) / Double(count) }

    init(_ payments: History<Payment>) {
        for payment in payments {
            count += 1
            totalCents += payment.cents
            largestCents = max(largestCents ?? payment.cents, payment.cents)
            smallestCents = min(smallestCents ?? payment.cents, payment.cents)
            if payment.country != "GB" { abroad += 1 }
            if payment.declined {
                declined += 1
                declinedCents += payment.cents
            }
        }
        last = payments.latest
    }
}
