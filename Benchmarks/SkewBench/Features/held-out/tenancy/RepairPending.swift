import FeatureStore

extension RepairPending {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) -> Features {
        let jobs = tenancy.repairJobs.trailing(.days(365), to: asOf)
        let slow = jobs.filter { job in
            guard let fixed = job.fixedAt else { return false }
            return fixed - job.reportedAt > .hours(72)
        }
        let cents = jobs.compactMap(\.costCents).total
        return Features(
            cost: ExactDecimal(coefficient: Int128(cents), scale: 2) ?? .zero,
            slowJobs: slow.count)
    }
}
