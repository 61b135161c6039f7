import FeatureStore

extension CardAsked {
    static func compute(_ card: CardHistory, asOf: Timestamp, request: Request) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        return Features(
            isLargest: payments.map(\.amount).max().map { request.askedAmount >= $0 },
            paymentsBefore: payments.trailing(.hours(1), to: request.askedAt, bounds: .closedOpen).count)
    }
}
