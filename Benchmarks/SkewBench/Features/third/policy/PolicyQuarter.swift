import FeatureStore

extension PolicyQuarter {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) throws -> Features {
        let start = startOfQuarter(asOf, in: try Zones.berlin.get())
        let paid = policy.premiums.between(start, and: asOf, bounds: .closedClosed).map(\.amount)
        let last = policy.premiums.trailing(.days(90), to: asOf).latest
        return Features(paidThisQuarter: paid.total, lastMethod: last?.method ?? "none")
    }

    /// January, April, July and October begin a quarter.
    private static func startOfQuarter(_ instant: Timestamp, in zone: Zone) -> Timestamp {
        let date = instant.date(in: zone)
        let month = date.adding(days: 1 - date.day)
        return Timestamp(LocalTime(month.adding(months: -((date.month - 1) % 3))), in: zone)
    }
}
