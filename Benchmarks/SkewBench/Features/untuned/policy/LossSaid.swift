import FeatureStore

extension LossSaid {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let recent = policy.claims.trailing(.days(365), to: asOf)
        let claims = recent.filter { $0.status != "closed" }
        let premiums = policy.premiums.trailing(.days(365), to: asOf)
        let days = claims.compactMap { claim in
            claim.lostOn.map { claim.reportedAt.date(in: berlin).days(since: $0) }
        }
        let reserved = cents(claims.compactMap(\.reserve))
        let paid = cents(premiums.map(\.amount))
        return Features(
            lossRatio: Amounts.quotient(reserved, by: paid, places: 3),
            slowestReportDays: days.max(),
            methods: premiums.compactMap(\.method).distinctCount)
    }

    private static func cents(_ amounts: [ExactDecimal]) -> Int {
        Amounts.sum(amounts).rescaled(to: 2).map { Int($0.coefficient) } ?? 0
    }
}
