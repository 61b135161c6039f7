import FeatureStore

extension AlikeShiftsMonday {
    static func compute(_ worker: WorkerHistory, asOf: Timestamp) throws -> Features {
        let monday = asOf.startOfWeek(in: try Zones.newYork.get(), startingOn: .monday)
        return Features(shiftsThisWeek: worker.shifts.between(monday, and: asOf, bounds: .closedClosed).count)
    }
}
