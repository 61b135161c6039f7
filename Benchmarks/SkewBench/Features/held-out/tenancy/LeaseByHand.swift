import FeatureStore

extension LeaseByHand {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let today = asOf.date(in: try Zones.berlin.get())
        let lease = tenancy.leases.latest
        var isRunning: Bool?
        if let first = lease?.startsOn, let last = lease?.endsOn {
            isRunning = first <= today && today <= last
        }
        let notice = lease?.endsOn.map { end in
            let month = end.adding(days: 1 - end.day).adding(months: -3)
            let length = month.adding(months: 1).days(since: month)
            return month.adding(days: min(end.day, length) - 1)
        }
        return Features(noticeBy: notice, isRunning: isRunning)
    }
}
