import FeatureStore

extension RepairWholeHours {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) -> Features {
        let jobs = tenancy.repairJobs.trailing(.days(365), to: asOf)
        let slow = jobs.filter { job in
            ((job.fixedAt ?? asOf) - job.reportedAt).wholeHours > 72
        }
        let cents = jobs.compactMap(\.costCents).total
        return Features(
            cost: ExactDecimal(coefficient: Int128(cents), scale: 2) ?? .zero,
            slowJobs: slow.count)
    }
}
