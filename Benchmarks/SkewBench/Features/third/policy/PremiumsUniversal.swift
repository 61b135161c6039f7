import FeatureStore

extension PremiumsUniversal {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) throws -> Features {
        let zone = Zone.utc
        let premiums = policy.premiums.trailing(.days(365), to: asOf)
        let delays = premiums.compactMap { premium in
            premium.dueOn.map { premium.paidAt.date(in: zone).days(since: $0) }
        }
        let months = premiums.compactMap(\.dueOn).map { $0.year * 12 + $0.month }
        return Features(
            latePayments: delays.filter { $0 > 0 }.count,
            monthsDue: months.distinctCount,
            longestDelayDays: delays.max())
    }
}
