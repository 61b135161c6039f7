import FeatureStore

extension CardTurnover {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.hours(3), to: asOf)
        return Features(
            payments3d: payments.count,
            spent3d: payments.map(\.amount).total,
            largest3d: payments.map(\.amount).max())
    }
}
