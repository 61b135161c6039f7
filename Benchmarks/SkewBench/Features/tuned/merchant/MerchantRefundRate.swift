import FeatureStore

extension MerchantRefundRate {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let answers = merchant.payments.trailing(.days(90), to: asOf).compactMap(\.isRefund)
        let refunds = answers.filter { $0 }.count
        return Features(refundPercent90d: answers.isEmpty ? nil : percent(refunds, of: answers.count))
    }

    private static func percent(_ part: Int, of whole: Int) -> ExactDecimal? {
        ExactDecimal(coefficient: Int128((2 * 10_000 * part + whole) / (2 * whole)), scale: 2)
    }
}
