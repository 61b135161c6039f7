import FeatureStore

extension ListRanks {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(14), to: asOf).suffix(3)
        return Features(last3Channels: payments.map(\.channel), last3Statuses: payments.map(\.status))
    }
}
