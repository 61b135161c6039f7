import FeatureStore

extension OverdueBackwards {
    static func compute(_ lift: LiftHistory, asOf: Timestamp) throws -> Features {
        let today = asOf.date(in: try Localities.helsinki.get())
        let inspection = lift.inspections.latest
        let faults = lift.liftFaults.trailing(.days(365), to: asOf)
        let since = faults.filter { fault in
            guard let inspection else { return true }
            return fault.occurredAt > inspection.inspectedAt
        }
        return Features(
            daysOverdue: inspection?.nextDue.map { $0.days(since: today) },
            hasPassed: inspection?.grade.map { ["a", "b"].contains($0) },
            faultsSince: since.count)
    }
}
