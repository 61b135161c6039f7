import FeatureStore

extension LeaseMonthly {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let today = asOf.date(in: try Zones.berlin.get())
        let lease = tenancy.leases.latest
        var isRunning: Bool?
        if let first = lease?.startsOn, let last = lease?.endsOn {
            isRunning = first <= today && today <= last
        }
        return Features(
            noticeBy: lease?.endsOn?.adding(months: -1).adding(months: -1).adding(months: -1), isRunning: isRunning)
    }
}
