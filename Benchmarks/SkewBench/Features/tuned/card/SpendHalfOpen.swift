import FeatureStore

extension SpendHalfOpen {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(12), to: asOf, bounds: .openClosed)
        return Features(
            payments12d: payments.count,
            spent12d: payments.map(\.amount).total,
            largest12d: payments.map(\.amount).max())
    }
}
