import FeatureStore

extension BalanceStands {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) -> Features {
        var balance = ExactDecimal.zero
        var lowest: ExactDecimal?
        for payment in tenancy.rentPayments.trailing(.days(90), to: asOf) {
            balance = payment.amount
            lowest = min(lowest ?? balance, balance)
        }
        return Features(lowestBalance: lowest)
    }
}
