import FeatureStore

extension CardAverage {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let quantities = card.payments.trailing(.days(14), to: asOf).compactMap(\.quantity)
        return Features(meanQuantity14d: Double(quantities.total) / Double(quantities.count))
    }
}
