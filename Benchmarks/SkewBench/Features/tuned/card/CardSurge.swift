import FeatureStore

extension CardSurge {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let quantities = card.payments.trailing(.days(30), to: asOf).compactMap(\.quantity)
        let sums = quantities.indices.map { last in quantities[max(0, last - 2)...last].total }
        return Features(mostInThree: sums.max())
    }
}
