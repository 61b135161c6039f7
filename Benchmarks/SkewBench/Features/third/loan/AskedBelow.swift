import FeatureStore

extension AskedBelow {
    static func compute(_ loan: LoanHistory, asOf: Timestamp, request: Request) -> Features {
        guard request.term > 0 else { return Features(rateCents: nil, isAffordable: nil) }
        let rate = request.askedCents / request.term
        let paid = loan.instalments.trailing(.days(365), to: asOf).compactMap(\.paidCents)
        return Features(rateCents: rate, isAffordable: paid.max().map { rate <= $0 })
    }
}
