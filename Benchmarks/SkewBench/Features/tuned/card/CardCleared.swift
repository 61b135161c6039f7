import FeatureStore

extension CardCleared {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        return Features(
            settled30d: payments.filter { $0.settledAt != nil }.count,
            settledCents30d: payments.compactMap(\.settledCents).total)
    }
}
