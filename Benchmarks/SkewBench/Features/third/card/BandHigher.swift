import FeatureStore

extension BandHigher {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let bands = card.payments.trailing(.days(21), to: asOf).map { band(of: $0.amount) }
        return Features(
            lastBand: card.payments.trailing(.days(21), to: asOf).map(\.amount).max().map(band),
            largePayments: bands.count { $0 == "large" })
    }

    private static func band(of amount: ExactDecimal) -> String {
        switch amount {
        case ..<ExactDecimal(10): "small"
        case ..<ExactDecimal(100): "medium"
        default: "large"
        }
    }
}
