import FeatureStore

extension BalanceFromZero {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) -> Features {
        var balance = ExactDecimal.zero
        var lowest = ExactDecimal.zero
        for payment in tenancy.rentPayments.trailing(.days(90), to: asOf) {
            balance = balance.adding(payment.amount) ?? balance
            lowest = min(lowest, balance)
        }
        return Features(lowestBalance: lowest)
    }
}
