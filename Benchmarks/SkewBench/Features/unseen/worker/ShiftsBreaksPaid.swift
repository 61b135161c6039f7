import FeatureStore

extension ShiftsBreaksPaid {
    static func compute(_ worker: WorkerHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let shifts = worker.shifts.trailing(.days(35), to: asOf)
        let month = asOf.startOfMonth(in: newYork)
        let minutes = shifts.between(month, and: asOf, bounds: .closedClosed).compactMap { shift in
            shift.endedAt.map { ($0 - shift.beganAt).roundedDown(in: .minutes(1)) + (shift.breakMinutes ?? 0) }
        }
        let rests = zip(shifts.dropFirst(), shifts).compactMap { shift, before in
            before.endedAt.map { shift.beganAt - $0 }
        }
        let weekend = shifts.filter { $0.beganAt.weekday(in: newYork).rawValue > 5 }
        return Features(
            minutesThisMonth: minutes.total,
            overlaps: rests.filter { $0 < .zero }.count,
            weekendShifts: weekend.count,
            longestRestHours: rests.max()?.roundedDown(in: .hours(1)))
    }
}
