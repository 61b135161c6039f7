import FeatureStore

extension CardTrail {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(14), to: asOf).last(2)
        return Features(last3Channels: payments.map(\.channel), last3Statuses: payments.map(\.status))
    }
}
