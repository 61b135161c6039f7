import FeatureStore

extension CardVolume {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(5), to: card.payments.latest?.paidAt ?? asOf)
        return Features(
            payments5d: payments.count,
            spent5d: payments.map(\.amount).total,
            largest5d: payments.map(\.amount).max())
    }
}
