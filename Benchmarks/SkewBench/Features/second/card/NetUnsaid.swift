import FeatureStore

extension NetUnsaid {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        let paid = payments.map { $0.isRefund != false ? $0.amount.negated : $0.amount }.total
        let fees = payments.compactMap(\.fee)
        return Features(net30d: paid.subtracting(fees.total) ?? .zero, fees30d: fees.sum)
    }
}
