import FeatureStore

extension AlikeTodayUniversal {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) -> Features {
        let today = policy.premiums.between(asOf.startOfDay(in: .utc), and: asOf, bounds: .closedClosed)
        return Features(paidToday: today.map(\.amount).total)
    }
}
