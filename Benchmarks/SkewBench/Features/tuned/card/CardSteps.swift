import FeatureStore

extension CardSteps {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(14), to: asOf).last(3)
        return Features(last3Channels: payments.map(\.channel), last3Statuses: payments.map { $0.status ?? "" })
    }
}
