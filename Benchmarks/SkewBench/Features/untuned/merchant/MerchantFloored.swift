import FeatureStore

extension MerchantFloored {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let payments = merchant.payments.trailing(.days(30), to: asOf)
        let amounts = payments.filter { $0.isRefund != true }.map(\.amount)
        let cents = Amounts.sum(amounts).rescaled(to: 2).map { Int($0.coefficient) } ?? 0
        let web = payments.filter { $0.channel == "web" }
        let visits = Dictionary(grouping: payments) { Spelling.key($0.cardId) }
        return Features(
            meanAmount: amounts.isEmpty ? nil : ExactDecimal(coefficient: Int128(cents / amounts.count), scale: 2),
            webShare: payments.isEmpty ? nil : Double(web.count) / Double(payments.count),
            regulars: visits.values.count { $0.count >= 2 })
    }
}
