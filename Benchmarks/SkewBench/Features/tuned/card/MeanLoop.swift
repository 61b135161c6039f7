import FeatureStore

extension MeanLoop {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let quantities = card.payments.trailing(.days(14), to: asOf).compactMap(\.quantity)
        return Features(
            meanQuantity14d: quantities.isEmpty
                ? nil : quantities.reversed().reduce(0.0) { $0 + Double($1) } / Double(quantities.count))
    }
}
