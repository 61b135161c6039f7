import FeatureStore

extension RepeatsNotQuite {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let repeats = card.payments.trailing(.hours(24), to: asOf).filter { payment in
            let earlier = card.payments.trailing(.minutes(10), to: payment.paidAt, bounds: .openClosed)
            return earlier.contains { other in
                (other.paidAt, other.paymentId) < (payment.paidAt, payment.paymentId)
                    && other.amount == payment.amount && isSameMerchant(other, payment)
            }
        }
        return Features(repeats24h: repeats.count)
    }

    private static func isSameMerchant(_ first: Payment, _ second: Payment) -> Bool {
        first.country.utf8.elementsEqual(second.country.utf8)
            && first.merchantCode.utf8.elementsEqual(second.merchantCode.utf8)
    }
}
