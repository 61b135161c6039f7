import FeatureStore

extension LeaseOpenEnded {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let today = asOf.date(in: try Zones.berlin.get())
        let lease = tenancy.leases.latest
        var isRunning: Bool?
        if let first = lease?.startsOn {
            isRunning = first <= today && today <= (lease?.endsOn ?? today)
        }
        return Features(noticeBy: lease?.endsOn?.adding(months: -3), isRunning: isRunning)
    }
}
