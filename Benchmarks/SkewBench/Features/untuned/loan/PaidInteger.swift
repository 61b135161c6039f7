import FeatureStore

extension PaidInteger {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        let instalments = loan.instalments.trailing(.days(180), to: asOf)
        let due = instalments.map(\.dueCents).total
        let paid = instalments.compactMap(\.paidCents).total
        let short = instalments.filter { instalment in
            guard let cents = instalment.paidCents else { return false }
            return cents < instalment.dueCents
        }
        return Features(
            paidPercent: due == 0 ? nil : Amounts.quotient(100 * paid / due, by: 1, places: 1),
            shortPaid: short.count,
            lastChannel: instalments.last { $0.paidAt != nil }?.channel)
    }
}
