import FeatureStore

extension PaidAlways {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        let instalments = loan.instalments.trailing(.days(180), to: asOf)
        let due = instalments.map(\.dueCents).total
        let paid = instalments.compactMap(\.paidCents).total
        let short = instalments.filter { instalment in
            guard let cents = instalment.paidCents else { return false }
            return cents < instalment.dueCents
        }
        return Features(
            paidPercent: Amounts.quotient(100 * paid, by: due, places: 1),
            shortPaid: short.count,
            lastChannel: instalments.last?.channel)
    }
}
